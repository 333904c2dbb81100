package app.dangol.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refused rows are told in the order in which they stand, without all of them being held. */
class RefusedInOrderTest extends CustomersFiles {
  private static final String GOOD = "{\"sku\":\"S1\",\"store\":\"seoul\",\"on_hand\":1}\n";
  private static final String REFUSED = "{\"sku\":\"S1\",\"store\":\"seoul\",\"on_hand\":\"x\"}\n";
  private static final String BROKEN = "{broken\n";

  @Test
  void whateverTheyAreRefusedFor() throws IOException {
    take(ImportKind.STOCK, "s.ndjson", GOOD + REFUSED + BROKEN + GOOD + REFUSED + BROKEN);

    assertThat(codes()).containsExactly("2 bad_number", "3 bad_json", "5 bad_number", "6 bad_json");
  }

  @Test
  void overTheNetworkToo() {
    NetworkBatches batches = new NetworkBatches(log, Clock.systemUTC());

    NetworkBatches.Answer answer =
        batches.take(ImportKind.STOCK, "shop", "b", REFUSED + BROKEN + REFUSED).orElseThrow();

    assertThat(answer.refused())
        .extracting(ImportTarget.RefusedRow::row)
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void overSeveralBatches() {
    List<Long> told = new ArrayList<>();
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 1_500; i++) {
      rows.append(GOOD).append(REFUSED).append(BROKEN);
    }

    new ImportRun(ImportKind.STOCK, target, ScatteredIds.none(), row -> told.add(row.row()))
        .take(RowFile.ndjson(ImportKind.STOCK, new StringReader(rows.toString())));

    assertThat(told).hasSize(3_000).isSorted();
  }

  @Test
  void anOrdersRowsAsWell() throws IOException {
    String row = "%s,2026-01-01T00:00:00Z,online,KRW,S1,1,%s\n";
    take(
        ImportKind.ORDERS,
        "order_id,ordered_at,channel,currency,sku,quantity,amount\n"
            + row.formatted("A", "x")
            + row.formatted("B", "1")
            + row.formatted("", "1")
            + row.formatted("C", "1")
            + row.formatted("D", "x")
            + ",,,,,,\n"
            + row.formatted("D", "1"));

    assertThat(codes())
        .containsExactly(
            "2 bad_money",
            "3 spoiled_order",
            "4 missing",
            "5 spoiled_order",
            "6 bad_money",
            "7 missing",
            "8 bad_money");
  }

  /** The first row is decided with the batch, which nothing fills: it must be sent all the same. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void withoutWaitingForMoreThanABatch(boolean blank) {
    long[] told = {0};
    long[] read = {0};
    long[] most = {0};
    LongFunction<Optional<RowLine>> line =
        number -> {
          if (number == 1) {
            return Optional.of(new RowLine.Fields(1, Map.of("customer_id", "1"), List.of()));
          }
          if (number > 50_000) {
            return Optional.empty();
          }
          return Optional.of(
              blank
                  ? new RowLine.Fields(number, Map.of(), List.of())
                  : new RowLine.Broken(number, "bad_json", "bad", false));
        };
    RowReader rows =
        new RowReader() {
          @Override
          public Optional<RowLine> next() {
            most[0] = Math.max(most[0], read[0] - told[0]);
            return line.apply(++read[0]);
          }

          @Override
          public Set<String> unknownColumns() {
            return Set.of();
          }
        };

    ImportKind kind = blank ? ImportKind.CARTS : ImportKind.CUSTOMERS;
    new ImportRun(kind, target, ScatteredIds.none(), row -> told[0]++).take(rows);

    assertThat(told[0]).isEqualTo(50_000);
    assertThat(most[0]).isLessThan(2_500);
  }

  @Test
  void blankRowsBetweenListsSpoilNone() throws IOException {
    StringBuilder rows = new StringBuilder(CARTS);
    for (int i = 0; i < 1_100; i++) {
      rows.append("c").append(i).append(',').append(T1).append(",S1,1\n,,,\n");
    }

    assertThat(take(ImportKind.CARTS, rows.toString()).taken()).isEqualTo(1_100);
    assertThat(codes()).hasSize(1_100).allMatch(code -> code.endsWith(" missing"));
  }
}
