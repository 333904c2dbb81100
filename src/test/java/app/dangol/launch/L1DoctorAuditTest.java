package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.cache.SqliteHelpCalls.Here;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog.Action;
import app.dangol.wire.AuditHeads;
import app.dangol.wire.Manifest;
import app.dangol.wire.StrictJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** L1: {@code dangol doctor} over a real device's trail, alone and against what a real hub has. */
@Timeout(120)
class L1DoctorAuditTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String WHOSE = "customer-canary-1";

  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void configure() {
    shop = new Shop(folder);
  }

  @Test
  void aDeviceThatHasNotBegunHasNoTrail() throws Exception {
    DoctorRun.of(shop).assertOk("audit", "there is no audit trail yet");
  }

  @Test
  void aTrailAsItWasWrittenIsWell() throws Exception {
    view(3);

    DoctorRun doctor = DoctorRun.of(shop);

    doctor.assertOk("audit", "the 4 rows of the audit trail are as they were written");
    doctor.assertOk("audit", "not compared with what a hub has");
  }

  @Test
  void besideARunningAppToo() throws Exception {
    try (DataFolder data = DataFolder.open(shop.dataFolder());
        Stores stores = stores(data)) {
      stores.audit.record(new StaffId("s-001"), Action.VIEW, new CustomerId(WHOSE));

      DoctorRun doctor = DoctorRun.of(shop);

      doctor.assertOk("database", "is in use by the running app");
      doctor.assertOk("audit", "the one row of the audit trail is as it was written");
    }
  }

  @Test
  void aRowThatWasAlteredIsSaidWithoutWhoseItIs() throws Exception {
    view(3);
    sql("UPDATE audit SET staff = 'somebody' WHERE seq = 2");

    DoctorRun doctor = DoctorRun.of(shop);

    doctor.assertFailed(
        "audit",
        "row 2 of the audit trail was altered (AUD-01)",
        "Leave "
            + shop.dataFolder()
            + " as it is, copy it to a safe place, and tell whoever answers for personal data. The"
            + " hub keeps which row was the last that is certain.");
    assertThat(doctor.run().out() + doctor.run().err()).doesNotContain(WHOSE, "somebody");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE FROM audit_chain", "DROP TABLE audit_chain", "DROP TABLE audit"})
  void aTrailThatIsDestroyedIsNoTrailThatCannotBeLookedAtNow(String destroy) throws Exception {
    view(3);
    sql("UPDATE audit SET staff = 'somebody' WHERE seq = 2");
    sql(destroy);

    DoctorRun.of(shop)
        .assertFailed(
            "audit",
            "parts of the audit trail are missing or no such parts any more: a table, a column, or"
                + " where it begins (AUD-01)",
            "Leave "
                + shop.dataFolder()
                + " as it is, copy it to a safe place, and tell whoever answers for personal data."
                + " The hub keeps which row was the last that is certain.");
  }

  @Test
  void withoutTheKeyItIsNotChecked() throws Exception {
    view(1);
    Files.delete(shop.dataFolder().resolve("device.key"));

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.isOk("audit")).isTrue();
    assertThat(doctor.detail("audit")).isEqualTo("not checked: the device's key cannot be used");
  }

  @Test
  void theHubsNewestRowIsInTheTrailOrItIsSaid() throws Exception {
    try (Hub hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE)) {
      shop.set("hub.url", hub.start(0, TOKEN).toString()).set("hub.token.file", tokenFile());
      view(3);
      exchange();
      view(2);

      DoctorRun.of(shop).assertOk("audit", "7 rows");
      DoctorRun.of(shop).assertOk("audit", "the hub has row 4");
      sql("DELETE FROM audit WHERE seq > 2");
      sql("UPDATE audit_chain SET head_seq = NULL, head_hash = NULL, head_signature = NULL");
      DoctorRun cut = DoctorRun.of(shop);

      assertThat(cut.isOk("audit")).isFalse();
      assertThat(cut.detail("audit"))
          .isEqualTo("the audit trail ends with row 2, but row 4 was there (AUD-01)");
    }
  }

  @Test
  void aSignatureThatWasTakenAwayIsSaidWithAndWithoutTheHub() throws Exception {
    try (Hub hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE)) {
      shop.set("hub.url", hub.start(0, TOKEN).toString()).set("hub.token.file", tokenFile());
      view(3);
      exchange();
      sql(
          "UPDATE audit_chain SET sealed_key = NULL, head_seq = NULL, head_hash = NULL,"
              + " head_at = NULL, head_signature = NULL");

      assertUnsigned();
    }
    assertUnsigned();
  }

  private void assertUnsigned() throws Exception {
    DoctorRun doctor = DoctorRun.of(shop);
    assertThat(doctor.isOk("audit")).as(doctor.detail("audit")).isFalse();
    assertThat(doctor.detail("audit"))
        .isEqualTo("the end of the audit trail is not signed by this device (AUD-01)");
    assertThat(doctor.run().status()).isEqualTo(1);
  }

  @Test
  void thatTheHubHasForgottenTheTrailIsSaid() throws Exception {
    try (Hub hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE)) {
      shop.set("hub.url", hub.start(0, TOKEN).toString()).set("hub.token.file", tokenFile());
      view(3);
      exchange();
    }
    DoctorRun.of(shop).assertOk("audit", "not compared with what a hub has");
    try (Hub anew = Hub.open(folder.resolve("new.db"), Clock.systemUTC(), BlockingGuard.NONE)) {
      shop.set("hub.url", anew.start(0, TOKEN).toString());

      assertThat(DoctorRun.of(shop).detail("audit"))
          .contains("the hub has forgotten this trail, of which it had row 4");
    }
  }

  @Test
  void thatAnOlderHubKeepsNoRowsIsSaid() throws Exception {
    AuditHeads.Sent head;
    try (Hub hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE)) {
      shop.set("hub.url", hub.start(0, TOKEN).toString()).set("hub.token.file", tokenFile());
      view(3);
      exchange();
      head = hub.auditHeads().listAll().values().iterator().next().head();
      DoctorRun.of(shop).assertOk("audit", "the hub has row 4 and keeps a copy up to row 4");
    }
    Manifest.Answer older =
        new Manifest.Answer(Instant.now().toString(), 0, null, null, List.of())
            .with(new AuditHeads.Kept(head.chain(), 4, head.hash(), null, null), null, null);
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      shop.set("hub.url", server.url("/").toString());
      server.enqueue(json("{\"status\":\"ok\",\"position\":0}"));
      server.enqueue(json(StrictJson.write(older)));

      DoctorRun.of(shop)
          .assertOk("audit", "keeps no copy of its rows, for it is older than this program");
    }
  }

  private static MockResponse json(String body) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  @Test
  void whatTheHubHoldsAgainstTheTrailIsSaidThoughItGrewAgain() throws Exception {
    try (Hub hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE)) {
      shop.set("hub.url", hub.start(0, TOKEN).toString()).set("hub.token.file", tokenFile());
      view(3);
      exchange();
      sql("DELETE FROM audit WHERE seq > 2");
      exchange();

      DoctorRun doctor = DoctorRun.of(shop);

      assertThat(doctor.isOk("audit")).isFalse();
      assertThat(doctor.detail("audit"))
          .contains("the hub holds since ", "that the audit trail was tampered with (AUD-01)");
    }
  }

  /** So many views, and one export. */
  private void view(int times) {
    try (DataFolder data = DataFolder.open(shop.dataFolder());
        Stores stores = stores(data)) {
      StaffId by = new StaffId("s-001");
      for (int n = 0; n < times; n++) {
        stores.audit.record(by, Action.VIEW, new CustomerId(WHOSE));
      }
      stores.audit.record(AuditAct.export(by, new CustomerId(WHOSE), "asked for it"));
    }
  }

  private static Stores stores(DataFolder data) {
    return new Stores(data, new Here("seongsu", "tablet-1"), BlockingGuard.NONE, Clock.systemUTC());
  }

  private void exchange() throws Exception {
    CommandLineRun run = CommandLineRun.of("sync", "--once", "--config", shop.config());
    assertThat(run.status()).as(run.err()).isZero();
  }

  private String tokenFile() throws Exception {
    Path file = folder.resolve("device.token");
    Files.writeString(file, TOKEN + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file.toString();
  }

  private void sql(String statement) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + shop.dataFolder().resolve("ops.db"));
        Statement change = connection.createStatement()) {
      change.executeUpdate(statement);
    }
  }
}
