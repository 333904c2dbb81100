package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.central.OAuthClient.Poll;
import app.dangol.central.ProofKey;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.api.Serving;
import app.dangol.hub.erasure.AccessRecords.By;
import app.dangol.hub.erasure.Whose;
import app.dangol.wire.OAuth;
import com.google.gson.JsonObject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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
        .contains(line.get("receipt").getAsString());
    // Letters of their id may stand in the number by chance.
    assertThat(run.err().replace(line.get("receipt").getAsString(), ""))
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
  void whereNobodyKnowsThemNobodyIsSaidToBeErased() throws Exception {
    for (int time = 0; time < 2; time++) {
      CommandLineRun run = erase("c1x");

      assertThat(run.status()).as(run.out()).isEqualTo(1);
      assertThat(line(run).get("erased").getAsInt()).isZero();
      assertThat(line(run).get("hub").getAsString()).isEqualTo("nobody");
      assertThat(line(run).get("residue_bytes").getAsInt()).isZero();
      assertThat(run.err()).contains("nobody of that id", "DATA-01").doesNotContain("c1x");
    }
    assertThat(erase().status()).as("whoever is known").isZero();
    CommandLineRun again = erase();
    assertThat(line(again).get("hub").getAsString()).isEqualTo("nobody");
    assertThat(again.status()).isEqualTo(1);
  }

  @Test
  void whetherAHubThatIsAwayKnowsThemIsLeftOpen() throws Exception {
    hub.close();

    CommandLineRun run = erase("c1x");

    assertThat(run.status()).isZero();
    assertThat(line(run).get("erased").getAsInt()).isZero();
    assertThat(line(run).get("hub").getAsString()).isEqualTo("waiting");
    assertThat(run.err()).contains("nobody of that id is known here", "waits for the hub");
  }

  @Test
  void whoIsHereAloneIsErased() throws Exception {
    forgetAtTheHub();

    CommandLineRun run = erase();

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(line(run).get("erased").getAsInt()).isEqualTo(1);
    assertThat(line(run).get("hub").getAsString()).isEqualTo("done");
  }

  /** Erased there a moment ago, of which this device has yet to hear. */
  private void forgetAtTheHub() {
    hub.personDesk().erase(new Whose.Id("c1"), new By("it", "root", "asked"));
  }

  @Test
  void theReceiptIsPrintedThoughTheLookAfterwardsFails() throws Exception {
    betweenErasureAndLook("ALTER TABLE audit_person RENAME TO audit_person_gone");

    CommandLineRun run = erase();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("DB-01").doesNotContain(NAME, "\tat ");
    assertThat(line(run).get("receipt").getAsString()).isNotBlank();
    assertThat(line(run).get("hub").getAsString()).isEqualTo("done");
  }

  @Test
  void whoIsStillNamedHereIsNotSaidToBeErased() throws Exception {
    // The hub's notice has them erased once more; the file keeps them nevertheless.
    betweenErasureAndLook(
        """
        INSERT INTO audit_person VALUES (x'00', 'c1', x'01');
        CREATE TRIGGER stays BEFORE DELETE ON audit_person BEGIN SELECT raise(IGNORE); END
        """);

    CommandLineRun run = erase();

    assertThat(run.status()).isEqualTo(1);
    assertThat(line(run).get("erased").getAsInt()).isZero();
    assertThat(run.err()).contains("this device still names them");
  }

  /** Has the hub change the device's file when it is told of the erasure: a fault from outside. */
  private void betweenErasureAndLook(String sql) throws Exception {
    hub.close();
    AtomicReference<@Nullable String> once = new AtomicReference<@Nullable String>();
    hub = Hub.open(folder.resolve("hub.db"), clockThatRuns(once), BlockingGuard.NONE);
    url = hub.start(new Serving(0, Optional.of(TOKEN), Optional.empty(), Optional.empty()));
    shop.set("hub.url", url.toString());
    once.set(sql);
  }

  private Clock clockThatRuns(AtomicReference<@Nullable String> once) {
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
        Optional.ofNullable(once.getAndSet(null)).ifPresent(sql -> run(sql));
        return Clock.systemUTC().instant();
      }
    };
  }

  private void run(String sql) {
    try (var ops =
            DriverManager.getConnection("jdbc:sqlite:" + shop.dataFolder().resolve("ops.db"));
        var statement = ops.createStatement()) {
      statement.executeUpdate(sql);
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
    return erase("c1");
  }

  private CommandLineRun erase(String id) throws Exception {
    return CommandLineRun.of(
        "customer",
        "erase",
        id,
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
