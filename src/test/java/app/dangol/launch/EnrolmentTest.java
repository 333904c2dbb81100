package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.enrol.Device;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A device enrols at a real hub, is served, and is turned away. */
@Timeout(120)
class EnrolmentTest extends EnrollingShop {
  @Test
  void theCommandShowsACodeAndEndsOnceAManagerHasApproved() throws Exception {
    Running enrol = Running.of("enrol", "--config", shop.config());
    JsonObject asked = enrol.json();
    assertThat(asked.get("verification_uri").getAsString()).isEqualTo(url + "/enrol");
    String code = asked.get("user_code").getAsString();
    assertThat(asked.get("verification_uri_complete").getAsString()).endsWith(code);

    assertThat(hub.enrolment().grants().approve(code, "seongsu", "test")).isTrue();

    JsonObject done = enrol.json();
    assertThat(done.get("enrolled").getAsBoolean()).isTrue();
    assertThat(done.get("store").getAsString()).isEqualTo("seongsu");
    assertThat(enrol.status().get(60, TimeUnit.SECONDS)).isZero();
    CommandLineRun first = sync();
    assertThat(first.status()).as(first.err()).isZero();
    DoctorRun.of(shop).assertOk("hub", "serves this device");
  }

  @Test
  void aDeviceTurnedAwayOrSentElsewhereSaysSo() throws Exception {
    Running denied = Running.of("enrol", "--config", shop.config());
    hub.enrolment().grants().deny(denied.json().get("user_code").getAsString());
    assertThat(denied.line()).contains("turned this device away");
    assertThat(denied.status().get(60, TimeUnit.SECONDS)).isEqualTo(1);

    Running elsewhere = Running.of("enrol", "--config", shop.config());
    String code = elsewhere.json().get("user_code").getAsString();
    hub.enrolment().grants().approve(code, "hongdae", "test");
    assertThat(elsewhere.line()).contains("hongdae").contains("seongsu");
    assertThat(elsewhere.status().get(60, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(device().state()).isEqualTo(Device.State.REVOKED);
  }

  @Test
  void aDeviceThatIsNotEnrolledIsToldWhatToDo() throws Exception {
    CommandLineRun run = sync();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("HUB-07");
    DoctorRun doctor = DoctorRun.of(shop);
    assertThat(doctor.isOk("hub")).isFalse();
    assertThat(doctor.detail("hub")).contains("not enrolled");
    assertThat(doctor.fix("hub")).contains("dangol enrol");
  }

  @Test
  void tokensLieSealedInTheDataFolder() throws Exception {
    enrol();

    PatternScan scan =
        new PatternScan(
            List.of(
                "dga.".concat(device().id()).getBytes(StandardCharsets.UTF_8),
                "dgr.".concat(device().id()).getBytes(StandardCharsets.UTF_8),
                "refresh_token".getBytes(StandardCharsets.UTF_8)));
    assertThat(files())
        .extracting(file -> file.getFileName().toString())
        .contains(SealedTokens.FILE_NAME);
    assertThat(contents()).allMatch(bytes -> scan.countIn(bytes) == 0);
  }

  @Test
  void anEmbeddedHubNeedsNobodysApproval() throws Exception {
    shop.set("hub.url", "embedded");

    assertThat(sync().status()).isZero();
    CommandLineRun enrol = CommandLineRun.of("enrol", "--config", shop.config());
    assertThat(enrol.status()).isEqualTo(1);
    assertThat(enrol.err()).contains("does not enrol");
  }
}
