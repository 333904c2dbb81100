package app.dangol.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no customer is found by, and what is no row at all. */
class CustomerContentTest extends CustomersFiles {
  @ParameterizedTest
  @CsvSource({
    "cards,4111111111111111,payment_card",
    "cards,DG0000000018;4111-1111 1111-1111,payment_card",
    "cards,;4111111111111111=2912101?,payment_card",
    "cards,900101-1234568,resident_number",
    "phone,900101-1234568,resident_number",
    "phone,4111 1111 1111 1111,payment_card",
    "phone,call me,bad_phone",
    "phone,9001011234567,bad_phone",
    "phone,0000,bad_phone",
    "email,notamail,bad_email",
    "email,900101-1234568@example.com,resident_number",
    "email,4111111111111111@example.com,payment_card",
    "name,단골 4111 1111 1111 1111,payment_card",
    "name,단골 900101-1234568,resident_number"
  })
  void isRefusedInWordsThatDoNotRepeatIt(String column, String value, String code)
      throws IOException {
    String bad = row("8", column, value);

    take(ImportKind.CUSTOMERS, "c.ndjson", row("7", "name", "가") + bad + row("9", "name", "나"));

    assertThat(codes()).containsExactly("2 " + code);
    assertThat(lines.getFirst()).contains("\"taken\":2");
    assertThat(String.join("", lines)).doesNotContain(value, "4111", "900101", "notamail");
    assertThat(known()).contains("가", "나").doesNotContain("4111", "900101", "notamail");
  }

  @Test
  void overTheNetworkToo() {
    NetworkBatches.Answer answer =
        new NetworkBatches(log, Clock.systemUTC())
            .take(ImportKind.CUSTOMERS, "shop", "b", row("8", "cards", "4111111111111111"))
            .orElseThrow();

    assertThat(answer.refused()).extracting(ImportTarget.RefusedRow::code).contains("payment_card");
  }

  @ParameterizedTest
  @CsvSource({
    "cards,DG0000000018",
    "cards,2900000000018",
    "cards,4111111111111112",
    "cards,4901234500044",
    "phone,010-0000-1234",
    "phone,+49 1511 2345670",
    "phone,(212) 555-0100",
    "phone,１０-0000-1234",
    "email,단골@example.com",
    "customer_id,4111111111111111"
  })
  void isTakenAsBefore(String column, String value) throws IOException {
    take(ImportKind.CUSTOMERS, "c.ndjson", row("8", column, value));

    assertThat(codes()).isEmpty();
  }

  /** A German mobile number of thirteen digits that passes Luhn and starts like Visa. */
  @Test
  void aTelephoneNumberThatLooksLikeACardIsATelephoneNumber() throws IOException {
    take(ImportKind.CUSTOMERS, "c.ndjson", row("8", "phone", "+4915112345678"));

    assertThat(codes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"customer_id\":\"8\",\"name\":true}",
        "{\"customer_id\":false,\"name\":\"나\"}",
        "{\"customer_id\":\"8\",\"name\":\"나\",\"phone\":true}",
        "{\"customer_id\":\"8\",\"name\":\"나\",\"name\":\"다\"}",
        "{\"customer_id\":\"8\",\"name\":\"나\",\"Remark\":1,\"Remark\":1}",
        "{\"customer_id\":\"8\",\"name\":\"나\",\"n\\u0061me\":\"다\"}",
        "{\"customer_id\":\"8\",\"name\":\"\\ud800\"}",
        "[]",
        "null"
      })
  void isNoRow(String line) throws IOException {
    take(ImportKind.CUSTOMERS, "c.ndjson", line + "\n" + row("9", "name", "나"));

    assertThat(codes()).containsExactly("1 bad_json");
    assertThat(lines.getFirst()).contains("\"taken\":1");
  }

  @Test
  void aTruthValueIsTakenWhereOneBelongsAndWhereNobodyLooks() throws IOException {
    take(
        ImportKind.CUSTOMERS,
        "c.ndjson",
        """
        {"customer_id":8,"name":"나","under_14":false,"marketing_granted":true,\
        "marketing_basis":"consent","marketing_at":"2026-01-01T00:00:00Z","vip":true}
        """);

    assertThat(codes()).isEmpty();
  }

  private static String row(String id, String column, String value) {
    JsonObject row = new JsonObject();
    row.addProperty("customer_id", id);
    row.addProperty("name", "나");
    row.addProperty("home_store", "seoul");
    row.addProperty("lookup_basis", "membership_terms");
    row.addProperty("lookup_at", "2026-01-01T00:00:00Z");
    row.addProperty(column, value);
    return StrictJson.write(row) + "\n";
  }

  private String known() {
    return rows(SEOUL, Entity.CUSTOMER, Entity.Customer.class).stream()
        .map(StrictJson::write)
        .toList()
        .toString();
  }
}
