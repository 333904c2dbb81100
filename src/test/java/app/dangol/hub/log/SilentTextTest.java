package app.dangol.hub.log;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.Put;
import app.dangol.hub.store.RowKey;
import app.dangol.hub.store.StoredRow;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds personal data does not tell it when it is printed. */
class SilentTextTest {
  private static final String SECRET = "c-secret";

  static Stream<Record> holders() {
    RowKey key = new RowKey("history", SECRET + "|2026-01-01T00:00:00Z|h1");
    StoredRow row = new StoredRow("note", SECRET, 7, "{\"text\":\"" + SECRET + "\"}");
    return Stream.of(
        key,
        row,
        new LogToken("epoch", 7, key),
        new LogPage(List.of(row), new LogToken("epoch", 7, key).encode(), true, 7),
        new Put("customer", SECRET, "{\"id\":\"" + SECRET + "\"}"));
  }

  @ParameterizedTest
  @MethodSource("holders")
  void tellsNothingOfACustomer(Record holder) {
    assertThat(holder.toString()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @MethodSource("holders")
  void tellsNoTokenThatACustomerCouldBeReadFrom(Record holder) {
    RowKey key = new RowKey("history", SECRET + "|2026-01-01T00:00:00Z|h1");
    assertThat(holder.toString()).doesNotContain(new LogToken("epoch", 7, key).encode());
  }
}
