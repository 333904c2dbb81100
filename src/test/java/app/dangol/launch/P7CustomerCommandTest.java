package app.dangol.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.ResidueScan;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * P4, P7, P8: access, export and erasure from the command line, against a hub in the same folder.
 */
class P7CustomerCommandTest {
  private static final List<String> CANARIES =
      List.of("카나리아고객", "+821077015550", "canary@example.com", "CANARY000001");

  @TempDir Path folder;
  private Shop shop;
  private String config;
  private String id;

  @BeforeEach
  void aShopWithOneCustomer() throws IOException {
    shop = new Shop(folder);
    config = shop.config();
    Path rows = folder.resolve("customers.ndjson");
    Files.writeString(
        rows,
        """
        {"customer_id":"1","name":"카나리아고객","phone":"010-7701-5550","email":"canary@example.com",\
        "cards":"CANARY000001","home_store":"seongsu","lookup_basis":"consent",\
        "lookup_granted":true,"lookup_at":"2026-01-01T00:00:00+09:00"}
        """);
    CommandLineRun imported =
        run("import", "--kind", "customers", "--source", "pos", rows.toString());
    assertThat(imported.status()).as(imported.out() + imported.err()).isZero();
    CommandLineRun synced = run("sync", "--once");
    assertThat(synced.status()).as(synced.err()).isZero();
    id = idInTheCache();
  }

  @Test
  void everythingIsShownAndTheLookIsOnRecord() {
    CommandLineRun shown = run("customer", "show", id, "--staff", "s-001", "--reason", "asked");
    assertThat(shown.err()).isEmpty();
    JsonObject data = StrictJson.parse(shown.out().getBytes(UTF_8)).getAsJsonObject();
    assertThat(data.get("name").getAsString()).isEqualTo("카나리아고객");
    assertThat(data.get("found_by").toString()).contains("CANARY000001", "+821077015550");
    assertThat(data.get("consents").toString()).contains("\"purpose\":\"lookup\"");
  }

  @Test
  void erasesHereAndAtTheHubAndSaysWhatIsLeft() throws IOException {
    assertThat(scan(CANARIES, "hub.db")).as("the hub beside it keeps them sealed").isZero();
    assertThat(scan(List.of(id), "cache.db")).as("control: the device had them").isPositive();

    CommandLineRun erased =
        run("customer", "erase", id, "--staff", "s-001", "--reason", "asked in the store");

    assertThat(erased.err()).isEmpty();
    assertThat(erased.status()).isZero();
    JsonObject line = StrictJson.parse(erased.out().getBytes(UTF_8)).getAsJsonObject();
    assertThat(line.get("erased").getAsInt()).isEqualTo(1);
    assertThat(line.get("files_checked").getAsInt()).isGreaterThan(3);
    assertThat(line.get("residue_bytes").getAsLong()).isZero();
    assertThat(line.get("residue_in").getAsJsonArray()).isEmpty();
    assertThat(line.get("unreadable").getAsInt()).isZero();
    assertThat(line.get("control_expected").getAsInt())
        .as("at the device and at the hub beside it")
        .isGreaterThan(8);
    assertThat(line.get("control_found")).isEqualTo(line.get("control_expected"));
    assertThat(line.get("not_looked_for").getAsInt()).isZero();
    assertThat(line.get("hub").getAsString()).isEqualTo("done");
    for (String file : List.of("cache.db", "ops.db")) {
      assertThat(scan(Stream.concat(CANARIES.stream(), Stream.of(id)).toList(), file)).isZero();
    }
    CommandLineRun known = run("customer", "erasures");
    assertThat(known.out())
        .contains(line.get("receipt").getAsString(), "\"open\":false")
        .doesNotContain(id);
    assertThat(run("customer", "erasures", "--open").out()).isEmpty();
    CommandLineRun again = run("customer", "show", id, "--staff", "s-001", "--reason", "asked");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).contains("DATA-01");
  }

  @Test
  void aFileWithSomethingOfThemIsNamed() throws IOException {
    Files.writeString(shop.dataFolder().resolve("left-behind.txt"), "x 카나리아고객 x");

    CommandLineRun erased = erase();

    JsonObject line = erased.lines().getFirst();
    assertThat(erased.status()).isEqualTo(1);
    assertThat(line.get("erased").getAsInt()).isEqualTo(1);
    assertThat(line.get("residue_bytes").getAsLong()).isEqualTo(18);
    assertThat(line.get("residue_in").toString()).isEqualTo("[\"left-behind.txt\"]");
    assertThat(erased.err()).contains("something of them is left in left-behind.txt");
    assertThat(erased.err()).doesNotContain(CANARIES);
  }

  @Test
  void whatCannotBeLookedThroughIsNamedAndTheControlTellsThatItHeldThem() throws IOException {
    Path data = shop.dataFolder();
    Path elsewhere = Files.createDirectory(folder.resolve("other-disk"));
    Files.move(data.resolve("cache.db"), elsewhere.resolve("cache.db"));
    Files.createSymbolicLink(data.resolve("cache.db"), elsewhere.resolve("cache.db"));

    CommandLineRun erased = erase();

    assertThat(erased.lines()).as("the receipt in any case").hasSize(1);
    JsonObject line = erased.lines().getFirst();
    assertThat(erased.status()).isEqualTo(1);
    assertThat(line.get("receipt").getAsString()).isNotBlank();
    assertThat(line.get("erased").getAsInt()).isEqualTo(1);
    assertThat(line.get("unreadable").getAsInt()).isEqualTo(1);
    assertThat(line.get("control_found").getAsInt())
        .isLessThan(line.get("control_expected").getAsInt());
    assertThat(erased.err())
        .contains("could not be looked through: cache.db")
        .contains("proves nothing");
  }

  @Test
  void whatOthersLeaveAmongTemporaryFilesIsNotLookedThrough() throws IOException {
    Path demo = Files.createTempDirectory("dangol-demo");
    Path left = Files.writeString(demo.resolve("hub.db"), "카나리아고객");
    try {
      CommandLineRun erased = erase();

      assertThat(erased.status()).as(erased.err()).isZero();
      assertThat(erased.lines().getFirst().get("residue_in").getAsJsonArray()).isEmpty();
    } finally {
      Files.delete(left);
      Files.delete(demo);
    }
  }

  private CommandLineRun erase() {
    return run("customer", "erase", id, "--staff", "s-001", "--reason", "asked in the store");
  }

  @Test
  void withoutAReasonOrANameNothingIsDone() {
    assertThat(run("customer", "export", id, "--staff", "s-001").status()).isEqualTo(2);
    assertThat(run("customer", "erase", id, "--reason", "x").err()).contains("ACC-02");
    assertThat(rowsOfTheTrail()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"show", "export", "erase"})
  void anIdANameOrAReasonThatCannotBeOneIsWrongUsage(String what) {
    for (List<String> words :
        List.of(
            List.of("", "s-001", "asked"),
            List.of("x".repeat(129), "s-001", "asked"),
            List.of(id, "", "asked"),
            List.of(id, "s-001", " "),
            List.of(id, "s-001", "x".repeat(501)))) {
      CommandLineRun run =
          run("customer", what, words.get(0), "--staff", words.get(1), "--reason", words.get(2));
      assertThat(run.status()).as(run.err()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains(" 1 to ").contains("Usage:").doesNotContain("RUN-99", "\tat ");
    }
    assertThat(rowsOfTheTrail()).isEmpty();
  }

  @Test
  void whereNobodyCouldVouchTheTrailSaysSo() {
    for (String what : List.of("show", "export", "erase")) {
      run("customer", what, id, "--staff", "anybody", "--reason", "asked in the store");
    }
    assertThat(rowsOfTheTrail())
        .containsExactly(
            "view anybody unvouched",
            "export anybody unvouched",
            "erasure_requested anybody unvouched",
            "erased anybody ");
  }

  @Test
  void whereThereAreAccountsTheirPinDecidesAndAnExportIsAManagersToDo() throws IOException {
    String manager = pin("manager.pin", "730419");
    String associate = pin("minji.pin", "240815");
    run("staff", "add", "m-001", "--name", "지은", "--role", "manager", "--pin-file", manager);
    run(
        "staff",
        "add",
        "s-001",
        "--name",
        "민지",
        "--role",
        "associate",
        "--pin-file",
        associate,
        "--staff",
        "m-001",
        "--staff-pin-file",
        manager);

    assertThat(export("s-001", manager).err()).contains("ACC-02");
    assertThat(export("s-001", associate).err()).contains("ACC-01");
    CommandLineRun copy = export("m-001", manager);
    assertThat(copy.err()).isEmpty();
    assertThat(copy.out()).contains("카나리아고객");
    assertThat(rowsOfTheTrail())
        .containsExactly(
            "staff_added m-001 m-001:manager",
            "staff_added m-001 s-001:associate",
            "pin_refused tablet-1 s-001",
            "export m-001 ");
  }

  private CommandLineRun export(String staff, String pinFile) {
    return run(
        "customer", "export", id, "--staff", staff, "--staff-pin-file", pinFile, "--reason", "x");
  }

  private String pin(String name, String pin) throws IOException {
    Path file = Files.writeString(folder.resolve(name), pin + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file.toString();
  }

  private long scan(List<String> texts, String prefix) throws IOException {
    ResidueScan scan = new ResidueScan(texts.stream().map(text -> text.getBytes(UTF_8)).toList());
    try (Stream<Path> files = Files.list(shop.dataFolder())) {
      return scan.scan(
              files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList())
          .bytes();
    }
  }

  /** What was done, by whom, and the trail's own word on it; the oldest first. */
  private List<String> rowsOfTheTrail() {
    List<String> rows = new ArrayList<>();
    try (var connection =
            java.sql.DriverManager.getConnection(
                "jdbc:sqlite:" + shop.dataFolder().resolve("ops.db"));
        var row =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT concat(action, ' ', staff, ' ', detail) FROM audit ORDER BY seq")) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
    return rows;
  }

  private String idInTheCache() {
    try (var connection =
            java.sql.DriverManager.getConnection(
                "jdbc:sqlite:" + shop.dataFolder().resolve("cache.db"));
        var row = connection.createStatement().executeQuery("SELECT id FROM customer")) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }

  private CommandLineRun run(String... words) {
    return CommandLineRun.of(
        Stream.concat(Stream.of(words), Stream.of("--config", config)).toArray(String[]::new));
  }
}
