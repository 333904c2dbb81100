package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.central.OAuthClient.Poll;
import app.dangol.central.ProofKey;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.api.Serving;
import app.dangol.wire.OAuth;
import com.google.gson.JsonObject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** P7: what a real hub says to an erasure stands on the receipt as it was said. */
class EraseAnswerTest extends EnrollingShop {
  private static final String OTHER_STORE = "gangnam";

  @BeforeEach
  void holdThem() throws Exception {
    enrol();
    assertThat(sync().status()).isZero();
  }

  @Test
  void whatTheHubHasDoneIsDone() throws Exception {
    CommandLineRun run = erase();

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(line(run).get("hub").getAsString()).isEqualTo("done");
    assertThat(line(run).has("hub_code")).isFalse();
  }

  @Test
  void whatTheHubRefusesIsSaidWithItsCodeAndFails() throws Exception {
    enrolForAnotherStore();

    CommandLineRun run = erase();

    JsonObject line = line(run);
    assertThat(line.get("erased").getAsInt()).as("here at once").isEqualTo(1);
    assertThat(line.get("hub").getAsString()).isEqualTo("refused");
    assertThat(line.get("hub_code").getAsString()).isEqualTo("other_stores_customer");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("the hub does not erase them (HUB-02, other_stores_customer)")
        .contains("not, or no more, one of this store's")
        .contains(line.get("receipt").getAsString())
        .doesNotContain("c1", NAME, PHONE, "\tat ");
  }

  @Test
  void aHubThatIsAwayIsWaitedFor() throws Exception {
    hub.close();

    CommandLineRun run = erase();

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(line(run).get("erased").getAsInt()).isEqualTo(1);
    assertThat(line(run).get("hub").getAsString()).isEqualTo("waiting");
  }

  @Test
  void theReceiptIsPrintedThoughTheLookAfterwardsFails() throws Exception {
    AtomicBoolean armed = new AtomicBoolean();
    hub.close();
    hub = Hub.open(folder.resolve("hub.db"), clockThatBreaksTheLook(armed), BlockingGuard.NONE);
    url = hub.start(new Serving(0, Optional.of(TOKEN), Optional.empty(), Optional.empty()));
    shop.set("hub.url", url.toString());
    armed.set(true);

    CommandLineRun run = erase();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("DB-01").doesNotContain(NAME, "\tat ");
    assertThat(line(run).get("receipt").getAsString()).isNotBlank();
    assertThat(line(run).get("hub").getAsString()).isEqualTo("done");
  }

  /** The hub asks it when it is told of the erasure, which is after that and before the look. */
  private Clock clockThatBreaksTheLook(AtomicBoolean armed) {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        if (armed.getAndSet(false)) {
          breakTheLook();
        }
        return Clock.systemUTC().instant();
      }
    };
  }

  private void breakTheLook() {
    try (var ops =
            DriverManager.getConnection("jdbc:sqlite:" + shop.dataFolder().resolve("ops.db"));
        var statement = ops.createStatement()) {
      statement.execute("ALTER TABLE audit_person RENAME TO audit_person_gone");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The tablet was carried to another shop, which has nothing to do with them. */
  private void enrolForAnotherStore() {
    try (DataFolder data = openFolder();
        DeviceEnrolment enrolment = enrolment(data)) {
      OAuth.Authorization asked = enrolment.oauth().authorize("tablet-1", OTHER_STORE, "");
      hub.enrolment().grants().approve(asked.userCode(), OTHER_STORE, "test");
      enrolment.keep(
          ((Poll.Approved) enrolment.oauth().poll(asked.deviceCode(), ProofKey.fresh())).tokens());
    }
  }

  private CommandLineRun erase() throws Exception {
    return CommandLineRun.of(
        "customer",
        "erase",
        "c1",
        "--staff",
        "s-001",
        "--reason",
        "asked in the store",
        "--config",
        shop.config());
  }

  private static JsonObject line(CommandLineRun run) {
    assertThat(run.lines()).as(run.err()).hasSize(1);
    return run.lines().getFirst();
  }
}
