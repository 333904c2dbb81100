package app.dangol.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.fuzz.AttackStrings;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each attack string that is held about somebody, in the copy they are given of their data. */
class AttackStringsExportTest {
  /** As many of one customer's searches are taken and kept. */
  private static final int AT_ONCE = 500;

  @TempDir Path folder;

  @Test
  void isInTheCopyToTheCharacterAndTheCopyIsStrictJson() throws Exception {
    List<String> strings = AttackStrings.all();
    Shop shop = new Shop(folder);
    String config = shop.config();
    List<String> customers = new ArrayList<>();
    List<String> events = new ArrayList<>();
    for (int i = 0; i < strings.size(); i++) {
      String whose = Integer.toString(i / AT_ONCE);
      if (i % AT_ONCE == 0) {
        customers.add(customer(whose));
      }
      JsonObject event = new JsonObject();
      event.addProperty("customer_id", whose);
      event.addProperty("at", "2026-11-01T10:00:00+09:00");
      event.addProperty("kind", "search");
      event.addProperty("query", strings.get(i));
      event.addProperty("event_id", "e" + i);
      events.add(StrictJson.write(event));
    }
    imported(config, "customers", customers);
    int refused = imported(config, "events", events);
    assertThat(run(config, "sync", "--once").status()).isZero();

    Set<String> found =
        ids(shop).stream().flatMap(id -> searches(config, id).stream()).collect(Collectors.toSet());

    Set<String> wanted =
        strings.stream()
            .map(text -> Normalizer.normalize(text.strip(), Normalizer.Form.NFC))
            .collect(Collectors.toSet());
    assertThat(found).isSubsetOf(wanted);
    assertThat(found.size() + refused).isGreaterThanOrEqualTo(wanted.size());
    assertThat(refused).isLessThan(60);
    System.out.println("in copies: " + found.size() + ", refused at the import: " + refused);
  }

  private static List<String> searches(String config, String id) {
    CommandLineRun copy =
        run(config, "customer", "export", id, "--staff", "s-001", "--reason", "asked for");
    assertThat(copy.err()).isEmpty();
    List<String> texts = new ArrayList<>();
    StrictJson.parse(copy.out().getBytes(UTF_8))
        .getAsJsonObject()
        .getAsJsonArray("searches")
        .forEach(each -> texts.add(each.getAsJsonObject().get("text").getAsString()));
    return texts;
  }

  private static String customer(String id) {
    return """
    {"customer_id":"%s","name":"손님","home_store":"seongsu","lookup_basis":"consent",\
    "lookup_at":"2026-01-01T00:00:00+09:00","suggest_online_basis":"consent",\
    "suggest_online_at":"2026-01-01T00:00:00+09:00"}\
    """
        .formatted(id);
  }

  private static List<String> ids(Shop shop) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + shop.dataFolder().resolve("cache.db"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id FROM customer")) {
      while (row.next()) {
        ids.add(row.getString(1));
      }
    }
    return ids;
  }

  /** Returns how many rows were refused. */
  private int imported(String config, String kind, List<String> rows) throws IOException {
    Path file = Files.write(folder.resolve(kind + ".ndjson"), rows);
    CommandLineRun run = run(config, "import", "--kind", kind, "--source", "pos", file.toString());
    JsonObject report = run.lines().getFirst();
    assertThat(report.get("taken").getAsInt() + report.get("refused").getAsInt())
        .isEqualTo(rows.size());
    return report.get("refused").getAsInt();
  }

  private static CommandLineRun run(String config, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--config");
    all.add(config);
    return CommandLineRun.of(all.toArray(String[]::new));
  }
}
