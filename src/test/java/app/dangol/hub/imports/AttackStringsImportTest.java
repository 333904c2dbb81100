package app.dangol.hub.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.fuzz.AttackStrings;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each attack string in the files of shop systems: kept to the character or refused in words, and
 * nothing else changes.
 */
class AttackStringsImportTest extends CustomersFiles {
  /** Shorter ones stand in the words of a report by chance. */
  private static final int TELLING = 9;

  /** A row that is taken. */
  private static JsonObject good(ImportKind kind) {
    String row =
        switch (kind) {
          case ORDERS ->
              """
              {"order_id":"A","customer_id":"1","number":"R","ordered_at":"2026-11-02T15:20:00+09:00",
              "channel":"store","store":"seoul","state":"done","currency":"KRW","order_total":"100",
              "line_id":"1","sku":"S1","quantity":"1","amount":"100","tax":"9"}\
              """;
          case CUSTOMERS ->
              """
              {"customer_id":"7","name":"단골","phone":"010-0000-1234","email":"a@example.com",
              "cards":"2900000000018","home_store":"seoul","member_since":"2024-03-01",
              "under_14":"false","guardian_consent":"false","lookup_basis":"consent",
              "lookup_granted":"true","lookup_at":"2024-03-01T10:00:00+09:00","lookup_text":"1",
              "marketing_basis":"consent","marketing_at":"2024-03-01T10:00:00+09:00"}\
              """;
          case PRODUCTS ->
              """
              {"sku":"S1","gtin":"8801234567893","name_ko":"머그","name_en":"Mug","category":"cup",
              "colour":"#3366AA","shelf":"A3","price":"18000","currency":"KRW","tax_rate":"10",
              "price_at":"2026-11-01T00:00:00+09:00"}\
              """;
          case STOCK ->
              """
              {"sku":"S1","store":"seoul","on_hand":"2","reserved":"0","counted_at":
              "2026-11-01T00:00:00+09:00","store_name_ko":"서울","store_name_en":"Seoul"}\
              """;
          case EVENTS ->
              """
              {"customer_id":"1","at":"2026-11-01T00:00:00+09:00","kind":"search","query":"머그",
              "event_id":"e"}\
              """;
          case CARTS ->
              """
              {"customer_id":"1","at":"2026-11-01T00:00:00+09:00","sku":"S1","quantity":"1"}\
              """;
          case WISHES ->
              """
              {"customer_id":"1","at":"2026-11-01T00:00:00+09:00","sku":"S1"}\
              """;
          case LOYALTY ->
              """
              {"customer_id":"1","program":"p","points":"3","tier_ko":"금","tier_en":"Gold",
              "as_of":"2026-11-01T00:00:00+09:00"}\
              """;
          case COUPONS ->
              """
              {"customer_id":"1","coupon_id":"c","text_ko":"할인","text_en":"Off","until":"2026-12-31",
              "state":"open","as_of":"2026-11-01T00:00:00+09:00"}\
              """;
        };
    return StrictJson.parse(row.getBytes(UTF_8)).getAsJsonObject();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "ndjson"})
  void isKeptAsANameOrRefusedInWords(String ending) throws IOException, SQLException {
    List<String> strings = AttackStrings.all();
    List<JsonObject> rows = new ArrayList<>();
    for (int i = 0; i < strings.size(); i++) {
      JsonObject row = new JsonObject();
      row.addProperty("customer_id", "x" + i);
      row.addProperty("name", strings.get(i));
      row.addProperty("home_store", "seoul");
      row.addProperty("member_since", "2000-01-01");
      row.addProperty("lookup_basis", "membership_terms");
      row.addProperty("lookup_at", "2026-01-01T00:00:00Z");
      rows.add(row);
    }

    ImportReport.Summary summary =
        take(ImportKind.CUSTOMERS, "names." + ending, file(ending, rows));

    assertThat(summary.taken() + summary.refused())
        .as("each is accounted for")
        .isEqualTo(strings.size());
    Set<Long> refused = new HashSet<>();
    for (ImportTarget.RefusedRow row : refusals()) {
      refused.add(row.row());
    }
    assertThat(refused).hasSize((int) summary.refused()).hasSizeLessThan(strings.size() / 20);
    List<String> kept = new ArrayList<>();
    int first = ending.equals("csv") ? 2 : 1;
    for (int i = 0; i < strings.size(); i++) {
      if (!refused.contains((long) i + first)) {
        kept.add(Normalizer.normalize(strings.get(i).strip(), Normalizer.Form.NFC));
      }
    }
    assertThat(rows(SEOUL, Entity.CUSTOMER, Entity.Customer.class))
        .extracting(Entity.Customer::name)
        .filteredOn(name -> !Set.of("단골", "손님").contains(name))
        .containsExactlyInAnyOrderElementsOf(kept);
    assertNothingElseHappened();
    System.out.println(
        "names as " + ending + ": " + summary.taken() + " kept, " + summary.refused() + " refused");
  }

  @ParameterizedTest
  @EnumSource(ImportKind.class)
  void inAnyColumnSpoilsNothing(ImportKind kind) throws IOException, SQLException {
    List<String> strings = AttackStrings.all();
    JsonObject good = good(kind);
    List<String> columns = new ArrayList<>(good.keySet());
    List<JsonObject> rows = new ArrayList<>();
    for (int i = 0; i < strings.size(); i++) {
      JsonObject row = good.deepCopy();
      row.addProperty(columns.get(i % columns.size()), strings.get(i));
      rows.add(row);
    }
    if (kind == ImportKind.STOCK) {
      keepMostStoresUnknown(rows, good);
    }
    // An order or a list is taken as a whole, so each of these rows is one.
    kind.whole()
        .ifPresent(whole -> {
          for (int i = 0; i < rows.size(); i++) {
            if (i % columns.size() != columns.indexOf(whole.column())) {
              rows.get(i).addProperty(whole.column(), "w" + i);
            }
          }
        });

    ImportReport.Summary summary = take(kind, "any.ndjson", file("ndjson", rows));

    assertThat(summary.taken() + summary.refused()).isEqualTo(rows.size());
    assertThat(refusals()).hasSize((int) summary.refused());
    List<String> quoted =
        strings.stream()
            .filter(text -> text.length() >= TELLING)
            .filter(text -> lines.stream().skip(1).anyMatch(line -> line.contains(text)))
            .toList();
    assertThat(quoted).as("quoted in a report").isEmpty();
    assertNothingElseHappened();
    System.out.println(kind + ": " + summary.taken() + " taken, " + summary.refused() + " refused");
  }

  /** Every store that is known is told the stock of every other: a hundred of them are enough. */
  private static void keepMostStoresUnknown(List<JsonObject> rows, JsonObject good) {
    rows.stream()
        .filter(row -> !row.get("store").equals(good.get("store")))
        .skip(100)
        .forEach(row -> {
          row.remove("store_name_ko");
          row.remove("store_name_en");
        });
  }

  @Test
  void whatTurnsTheDirectionOfWritingForGoodIsRefused() throws IOException {
    take(
        ImportKind.CUSTOMERS,
        "customer_id,name\n8,ab\u202Ecd\n9,ab\u202Ecd\u202C\n10,\u2067ab\n11,\u2067ab\u2069\n");

    assertThat(codes()).containsExactly("2 bad_text", "4 bad_text");
  }

  @Test
  void asTheNameOfAColumnIsNotRepeated() throws IOException {
    List<String> strings = AttackStrings.all();
    JsonObject row = good(ImportKind.WISHES);
    List<JsonObject> rows = new ArrayList<>();
    for (String text : strings) {
      JsonObject odd = row.deepCopy();
      odd.addProperty(text.isEmpty() ? "-" : text, "x");
      rows.add(odd);
    }

    ImportReport.Summary summary = take(ImportKind.WISHES, "columns.ndjson", file("ndjson", rows));

    assertThat(summary.taken() + summary.refused()).isEqualTo(rows.size());
    assertThat(lines.getFirst()).doesNotContain("<", "`", "$(", "\\u00");
  }

  /** Both customers stand as they did, and the store is whole. */
  private void assertNothingElseHappened() throws SQLException {
    assertThat(rows(SEOUL, Entity.CUSTOMER, Entity.Customer.class))
        .extracting(Entity.Customer::name)
        .contains("단골", "손님");
    try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("hub.db"));
        Statement statement = file.createStatement();
        ResultSet found = statement.executeQuery("PRAGMA integrity_check")) {
      assertThat(found.getString(1)).isEqualTo("ok");
    }
  }

  private List<ImportTarget.RefusedRow> refusals() {
    List<ImportTarget.RefusedRow> refusals =
        lines.stream()
            .skip(1)
            .map(line -> StrictJson.read(line, ImportTarget.RefusedRow.class))
            .toList();
    assertThat(refusals)
        .allSatisfy(row -> {
          assertThat(row.code()).matches("[a-z0-9_]+");
          assertThat(row.reason()).isNotBlank();
        });
    return refusals;
  }

  private static String file(String ending, List<JsonObject> rows) throws IOException {
    StringBuilder text = new StringBuilder();
    if (ending.equals("ndjson")) {
      rows.forEach(row -> text.append(StrictJson.write(row)).append('\n'));
      return text.toString();
    }
    List<String> columns = new ArrayList<>(rows.getFirst().keySet());
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(columns);
      for (JsonObject row : rows) {
        csv.printRecord(columns.stream().map(column -> row.get(column).getAsString()));
      }
    }
    return text.toString();
  }
}
