package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.cache.SqliteHelpCalls.Here;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.AuditTrail;
import app.dangol.trust.access.Role;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P8, P9: {@code dangol audit} over the store of a hub whose tablet is lost. */
@Timeout(120)
class P8AuditCommandTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String TRAIL = "seongsu|tablet-1";

  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void loseATabletAfterAnExchange() throws Exception {
    shop = new Shop(folder);
    try (Hub hub = Hub.open(db(), Clock.systemUTC(), BlockingGuard.NONE)) {
      shop.set("hub.url", hub.start(0, TOKEN).toString()).set("hub.token.file", tokenFile());
      view();
      CommandLineRun run = CommandLineRun.of("sync", "--once", "--config", shop.config());
      assertThat(run.status()).as(run.err()).isZero();
      DoctorRun.of(shop).assertOk("audit", "the hub has row 3 and keeps a copy up to row 3");
    }
    try (var files = Files.walk(shop.dataFolder())) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    assertThat(shop.dataFolder()).doesNotExist();
  }

  @Test
  void whatWasDoneOnItAndWhoHadWhichRoleIsStillThere() {
    CommandLineRun run = audit();

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(of(run, "row"))
        .extracting(row -> row.get("staff").getAsString() + " " + row.get("action").getAsString())
        .containsExactly("s-001 view", "s-001 view", "s-001 view");
    assertThat(of(run, "grant"))
        .extracting(grant -> grant.get("staff") + " " + grant.get("role"))
        .containsExactly("\"minji\" \"manager\"");
    JsonObject trail = of(run, "trail").getFirst();
    assertThat(trail.get("trail").getAsString()).isEqualTo(TRAIL);
    assertThat(trail.get("rows").getAsInt()).isEqualTo(3);
    assertThat(trail.get("as_signed").getAsBoolean()).isTrue();
    assertThat(run.out()).doesNotContain("customer-canary");
  }

  @Test
  void itCanBeNarrowed() {
    assertThat(of(audit("--device", "tablet-1"), "row")).hasSize(3);
    assertThat(of(audit("--device", TRAIL), "row")).hasSize(3);
    CommandLineRun none = audit("--device", "tablet-2");
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).contains("the hub keeps nothing of such a device");
    assertThat(of(audit("--to", "2026-01-01"), "row")).isEmpty();
    assertThat(of(audit("--from", "2026-01-01T00:00:00Z"), "row")).hasSize(3);
    assertThat(of(audit("--from", "2126-01-01"), "row")).isEmpty();
    assertThat(audit("--from", "yesterday").status()).isEqualTo(2);
  }

  @Test
  void aRowThatIsChangedAtTheHubIsSaid() throws Exception {
    sql(
        "UPDATE record SET data = replace(data, 's-001', 's-002') WHERE kind = 'audit.row'"
            + " AND key LIKE '%2'");

    CommandLineRun run = audit();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("row 2 of " + TRAIL + " is not as it was written (AUD-01)");
    assertThat(of(run, "trail").getFirst().get("as_signed").getAsBoolean()).isFalse();
  }

  @Test
  void rowsThatAreMissingAtTheHubAreSaid() throws Exception {
    sql("DELETE FROM record WHERE kind = 'audit.row' AND key LIKE '%3'");

    CommandLineRun run = audit();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("row 3 of " + TRAIL + " is not as it was written (AUD-01)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'no row at all'",
        "'{}'",
        "''",
        "replace(data, '\"at\":\"', '\"at\":\"once, ')",
        "replace(data, '\"seq\":2', '\"seq\":1')"
      })
  void whatIsNoRowAnyMoreIsNamedAndTheOthersArePrinted(String data) throws Exception {
    sql("UPDATE record SET data = " + data + " WHERE kind = 'audit.row' AND key LIKE '%2'");

    CommandLineRun run = audit();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToIgnoringNewLines("dangol: row 2 of " + TRAIL + " is no row any more (AUD-01)");
    assertThat(of(run, "row")).extracting(row -> row.get("seq").getAsInt()).containsExactly(1, 3);
    JsonObject trail = of(run, "trail").getFirst();
    assertThat(trail.get("rows").getAsInt()).isEqualTo(3);
    assertThat(trail.get("as_signed").getAsBoolean()).isFalse();
  }

  @Test
  void whatIsNoRowAnyMoreGoesWithThoseWrittenAfterIt() throws Exception {
    sql("UPDATE record SET data = 'no row' WHERE kind = 'audit.row' AND key LIKE '%2'");

    Clock later = Clock.offset(Clock.systemUTC(), AuditTrail.KEPT.plusDays(1));
    try (Hub hub = Hub.open(db(), later, BlockingGuard.NONE)) {
      assertThat(hub.retainTrails()).isEqualTo(3);
    }
    assertThat(audit().status()).isZero();
  }

  @Test
  void aHubThatKeepsNothingYetIsNotAskedForADevice() {
    Path db = folder.resolve("new.db");
    Hub.open(db, Clock.systemUTC(), BlockingGuard.NONE).close();

    CommandLineRun run = CommandLineRun.of("audit", "--db", db.toString());

    assertThat(run.status()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualToIgnoringNewLines("dangol: the hub keeps no trail yet");
  }

  @Test
  void rowsWhoseTrailIsDeletedAtTheHubAreCounted() throws Exception {
    sql("DELETE FROM record WHERE kind = 'audit.trail'");

    for (CommandLineRun run : List.of(audit(), audit("--device", "tablet-1"))) {
      assertThat(run.status()).isEqualTo(1);
      assertThat(run.err())
          .isEqualToIgnoringNewLines(
              "dangol: the trail is missing to which 3 rows of " + TRAIL + " belong (AUD-01)");
      JsonObject line = of(run, "rows_without_trail").getFirst();
      assertThat(line.get("rows").getAsInt()).isEqualTo(3);
      assertThat(line.get("device").getAsString()).isEqualTo("tablet-1");
    }
    assertThat(audit("--device", "tablet-2").status()).as("of another device").isZero();
  }

  @Test
  void rowsWhoseSignedEndIsDeletedAtTheHubAreNotSaidToBeAsSigned() throws Exception {
    sql("DELETE FROM record WHERE kind = 'audit.head'");

    CommandLineRun run = audit();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("the signed end of " + TRAIL + " is missing", "(AUD-01)");
    assertThat(of(run, "row")).hasSize(3);
    assertThat(of(run, "trail").getFirst().get("as_signed").getAsBoolean()).isFalse();
  }

  private CommandLineRun audit(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "audit";
    args[1] = "--db";
    args[2] = db().toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return CommandLineRun.of(args);
  }

  private static List<JsonObject> of(CommandLineRun run, String kind) {
    return run.lines().stream()
        .filter(line -> line.get("kind").getAsString().equals(kind))
        .toList();
  }

  private Path db() {
    return folder.resolve("hub.db");
  }

  private void view() {
    try (DataFolder data = DataFolder.open(shop.dataFolder());
        Stores stores =
            new Stores(
                data, new Here("seongsu", "tablet-1"), BlockingGuard.NONE, Clock.systemUTC())) {
      for (int n = 0; n < 3; n++) {
        stores.audit.record(
            new StaffId("s-001"), Action.VIEW, new CustomerId("customer-canary-" + n));
      }
      stores.staff.add(
          new StaffId("minji"), "Minji", Set.of(Role.MANAGER), "none", new StaffId("it-1"));
    }
  }

  private String tokenFile() throws Exception {
    Path file = folder.resolve("device.token");
    Files.writeString(file, TOKEN + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file.toString();
  }

  private void sql(String statement) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + db());
        var change = connection.createStatement()) {
      assertThat(change.executeUpdate(statement)).isEqualTo(1);
    }
  }
}
