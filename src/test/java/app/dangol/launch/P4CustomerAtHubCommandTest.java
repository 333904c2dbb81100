package app.dangol.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.PostgresServer;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * P4, P7, P8: access, copy and erasure in the hub's own store, of somebody no device holds, because
 * nobody named a basis for a look-up.
 */
class P4CustomerAtHubCommandTest {
  private static final String NAME = "카나리아고객";
  private static final String ROWS =
      """
      {"customer_id":"1001","name":"카나리아고객","phone":"010-7701-5550","email":"canary@example.com",\
      "cards":"CANARY000001","home_store":"seongsu"}
      {"customer_id":"1002","name":"다른고객","phone":"010-7701-5551","home_store":"seongsu"}
      """;

  @TempDir Path folder;

  /** Where the hub is kept. */
  private enum Kept {
    SQLITE {
      @Override
      List<String> options(Path folder) {
        return List.of("--db", folder.resolve("hub.db").toString());
      }
    },
    POSTGRES {
      @Override
      List<String> options(Path folder) throws IOException {
        String url = PostgresServer.require().createDatabase();
        Path keys = Files.createDirectories(folder.resolve("keys"));
        return List.of("--db", url, "--customer-keys", keys.toString());
      }
    };

    abstract List<String> options(Path folder) throws IOException;
  }

  private List<String> db = List.of();

  private void importInto(Kept kept) throws IOException {
    db = kept.options(folder);
    Path rows = Files.writeString(folder.resolve("customers.ndjson"), ROWS);
    CommandLineRun imported =
        atHub("import", "--kind", "customers", "--source", "pos", rows.toString());
    assertThat(imported.status()).as(imported.out() + imported.err()).isZero();
  }

  private CommandLineRun atHub(String... words) {
    return CommandLineRun.of(Stream.concat(Stream.of(words), db.stream()).toArray(String[]::new));
  }

  private CommandLineRun asked(String what, String... whose) {
    return atHub(
        Stream.concat(
                Stream.of("customer", what, "--staff", "m-001", "--reason", "a letter of hers"),
                Stream.of(whose))
            .toArray(String[]::new));
  }

  private static JsonObject json(CommandLineRun run) {
    assertThat(run.err()).isEmpty();
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }

  @ParameterizedTest
  @EnumSource(Kept.class)
  void somebodyOnNoDeviceIsFoundToldAndErased(Kept kept) throws IOException {
    importInto(kept);
    String id = json(asked("show", "--source", "pos:1001")).get("id").getAsString();
    for (List<String> whose :
        List.of(
            List.of(id), List.of("--card", "canary-000001"), List.of("--phone", "010 7701 5550"))) {
      JsonObject copy = json(asked("export", whose.toArray(String[]::new)));
      assertThat(copy.get("name").getAsString()).isEqualTo(NAME);
      assertThat(copy.toString())
          .contains("canary@example.com", "+821077015550", "1001")
          .doesNotContain("다른고객");
    }

    CommandLineRun erased = asked("erase", "--phone", "+82 10 7701 5550");

    JsonObject line = json(erased);
    assertThat(erased.status()).isZero();
    assertThat(line.get("erased").getAsInt()).isEqualTo(1);
    assertThat(line.get("residue_bytes").getAsLong()).isZero();
    if (kept == Kept.SQLITE) {
      assertThat(line.get("files_checked").getAsInt()).isPositive();
      assertThat(line.get("looked_for").getAsInt()).isGreaterThan(3);
    }
    assertThat(asked("show", id).err()).contains("DATA-01");
    assertThat(asked("show", "--source", "pos:1001").err()).contains("DATA-01");
    assertThat(json(asked("show", "--source", "pos:1002")).get("name").getAsString())
        .isEqualTo("다른고객");
    assertThat(atHub("customer", "erasures").out()).contains(line.get("receipt").getAsString());
    recordsLeadToNobody(id);
  }

  private void recordsLeadToNobody(String id) {
    CommandLineRun accesses = atHub("customer", "accesses");
    List<JsonObject> lines = accesses.lines();
    assertThat(lines)
        .extracting(line -> line.get("act").getAsString())
        .containsExactly("view", "export", "export", "export", "erase", "view");
    assertThat(lines)
        .allMatch(line -> line.get("by").getAsString().equals("m-001"))
        .allMatch(
            line -> line.get("account").getAsString().equals(System.getProperty("user.name")));
    assertThat(lines.subList(0, 5))
        .allMatch(line -> line.get("customer").getAsString().startsWith("erased-"))
        .noneMatch(line -> line.has("reason"));
    assertThat(accesses.out()).doesNotContain(id);
    assertThat(lines.getLast().get("reason").getAsString()).isEqualTo("a letter of hers");
  }

  @Test
  void withoutAReasonANameOrOneWayToFindThemNothingIsDone() throws IOException {
    importInto(Kept.SQLITE);

    assertThat(atHub("customer", "show", "--card", "CANARY000001", "--staff", "m").status())
        .isEqualTo(2);
    assertThat(atHub("customer", "show", "--card", "CANARY000001", "--reason", "x").err())
        .contains("ACC-02");
    assertThat(
            atHub("customer", "show", "--card", "CANARY000001", "--staff", "m", "--reason", " ")
                .status())
        .isNotZero();
    assertThat(asked("show").status()).isEqualTo(2);
    assertThat(asked("show", "x", "--card", "y").status()).isEqualTo(2);
    assertThat(asked("show", "--source", "1001").status()).isEqualTo(2);
    assertThat(asked("show", "--card", " ").status()).isEqualTo(2);
    assertThat(asked("show", "--card", "CANARY000001", "--staff-pin-file", "x").status())
        .as("nobody would look at it")
        .isEqualTo(2);
    assertThat(atHub("customer", "accesses").out()).isEmpty();
  }

  @Test
  void whatLiesBesideTheHubsFileAndHoldsThemIsFound() throws IOException {
    importInto(Kept.SQLITE);
    Files.writeString(folder.resolve("hub.db.old"), "left behind: canary@example.com");

    CommandLineRun erased = asked("erase", "--source", "pos:1001");

    JsonObject line = JsonParser.parseString(erased.out()).getAsJsonObject();
    assertThat(line.get("erased").getAsInt()).isEqualTo(1);
    assertThat(line.get("residue_bytes").getAsLong()).isEqualTo("canary@example.com".length());
    assertThat(erased.status()).isEqualTo(1);
    assertThat(erased.err()).contains("left beside the hub's store");
  }

  @Test
  void aFileThatIsNotThereIsNotMade() {
    db = List.of("--db", folder.resolve("typing-error.db").toString());

    assertThat(asked("show", "--card", "CANARY000001").err()).contains("DB-01");
    assertThat(folder.resolve("typing-error.db")).doesNotExist();
  }

  @Test
  void whatIsHandedOutNeedsNoMoreThanTheFileAndHoldsNoByteOfThemReadable() throws IOException {
    importInto(Kept.SQLITE);

    asked("export", "--source", "pos:1001");

    String file =
        Files.readString(folder.resolve("hub.db"), java.nio.charset.StandardCharsets.ISO_8859_1);
    String letter = new String("a letter of hers".getBytes(UTF_8), UTF_8);
    assertThat(file).doesNotContain(letter).doesNotContain("canary@example.com");
  }
}
