package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.cache.SqliteHelpCalls.Here;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.AuditHeads;
import app.dangol.hub.AuditHeads.Doubt;
import app.dangol.hub.AuditHeads.Why;
import app.dangol.hub.Hub;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditLog.Action;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * L1 in a shop of one machine, where the hub runs inside the app and lets its own device in at
 * every start: that is no decision of anybody's, and a trail that was cut is found all the same.
 */
@Timeout(120)
class L1EmbeddedTrailTest {
  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void beginWithThreeRowsTheHubHas() throws Exception {
    shop = new Shop(folder);
    view(1);
    Files.copy(ops(), folder.resolve("older.db"));
    view(2);
    exchange();
    assertThat(trail().head().seq()).isEqualTo(3);
  }

  @Test
  void theTrailIsComparedWithTheHubInTheSameFolder() throws Exception {
    view(2);

    DoctorRun.of(shop).assertOk("audit", "5 rows");
    DoctorRun.of(shop).assertOk("audit", "the hub has row 3 and keeps a copy up to row 3");
  }

  @Test
  void anOlderCopyInItsPlaceIsFoundByTheDoctor() throws Exception {
    putTheOlderCopyBack();

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.isOk("audit")).isFalse();
    assertThat(doctor.detail("audit"))
        .isEqualTo("the audit trail ends with row 1, but row 3 was there (AUD-01)");
  }

  @Test
  void anOlderCopyInItsPlaceIsHeldAgainstTheTrailThoughTheAppStartedAnew() throws Exception {
    putTheOlderCopyBack();
    exchange();

    assertThat(trail().doubts()).extracting(Doubt::why).contains(Why.ANOTHER_TRAIL);
    assertThat(trail().refusedAt()).isNotNull();
    assertThat(trail().doubts().getFirst().kept().seq()).as("what was there").isEqualTo(3);
    exchange();
    assertThat(trail().refusedAt()).as("another start makes nothing good").isNotNull();
    DoctorRun doctor = DoctorRun.of(shop);
    assertThat(doctor.isOk("audit")).isFalse();
    assertThat(doctor.detail("audit")).contains("that the audit trail was tampered with (AUD-01)");
  }

  @Test
  void aTrailThatWasSignedBeforeAndGotShorterIsHeldAgainstIt() throws Exception {
    Files.copy(ops(), folder.resolve("signed.db"));
    view(2);
    exchange();
    Files.copy(folder.resolve("signed.db"), ops(), StandardCopyOption.REPLACE_EXISTING);
    exchange();

    assertThat(trail().doubts()).extracting(Doubt::why).containsExactly(Why.SHORTER);
    assertThat(trail().head().seq()).as("the hub keeps what it had").isEqualTo(5);
  }

  @Test
  void thatTheHubHasForgottenTheTrailIsSaid() throws Exception {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + shop.dataFolder().resolve("hub.db"));
        var change = connection.createStatement()) {
      assertThat(change.executeUpdate("DELETE FROM record WHERE kind = 'audit.head'")).isEqualTo(1);
    }

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.detail("audit"))
        .contains("the hub has forgotten this trail, of which it had row 3");
    assertThat(doctor.line("audit").get("state").getAsString()).isEqualTo("advice");
    assertThat(doctor.fix("audit")).contains("audit.head");
  }

  @Test
  void aTrailThatIsGoneIsFoundByTheDoctor() throws Exception {
    Files.delete(ops());

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.isOk("audit")).isFalse();
    assertThat(doctor.detail("audit"))
        .isEqualTo("there is no audit trail any more, but the hub has row 3 (AUD-01)");
  }

  @Test
  void aDeviceThatIsSetUpAnewUnderTheSameNameLeavesADoubtBeforeItsFirstRow() throws Exception {
    Files.delete(ops());
    exchange();

    assertThat(trail().doubts()).extracting(Doubt::why).containsExactly(Why.ANOTHER_TRAIL);
    assertThat(trail().doubts().getFirst().kept().seq()).isEqualTo(3);
    view(4);
    exchange();
    assertThat(trail().head().seq()).as("the new one is watched").isEqualTo(4);
    assertThat(trail().refusedAt()).isNotNull();
  }

  private void putTheOlderCopyBack() throws Exception {
    Files.copy(folder.resolve("older.db"), ops(), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path ops() {
    return shop.dataFolder().resolve("ops.db");
  }

  private AuditHeads.Trail trail() {
    try (Hub hub =
        Hub.open(shop.dataFolder().resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE)) {
      var all = hub.auditHeads().listAll();
      assertThat(all).as("one device").hasSize(1);
      return all.values().iterator().next();
    }
  }

  private void view(int times) {
    try (DataFolder data = DataFolder.open(shop.dataFolder());
        Stores stores =
            new Stores(
                data, new Here("seongsu", "tablet-1"), BlockingGuard.NONE, Clock.systemUTC())) {
      for (int n = 0; n < times; n++) {
        stores.audit.record(new StaffId("s-001"), Action.VIEW, new CustomerId("c" + n));
      }
    }
  }

  private void exchange() throws Exception {
    CommandLineRun run = CommandLineRun.of("sync", "--once", "--config", shop.config());
    assertThat(run.status()).as(run.err()).isZero();
  }
}
