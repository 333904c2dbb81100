package app.dangol.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Bucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportTest {
  private static final Path EXAMPLES = Path.of("docs/guides/examples");
  private static final String STOCK = "sku,store,on_hand\n";

  @TempDir Path folder;
  private final List<String> lines = new ArrayList<>();
  private SqliteHubStore store;
  private HubLog log;
  private DirectTarget target;

  @BeforeEach
  void open() {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    log = new HubLog(store, PageLimit.STANDARD);
    target = new DirectTarget(log, "shop", Clock.systemUTC());
  }

  @AfterEach
  void close() {
    log.close();
    store.close();
  }

  @ParameterizedTest
  @EnumSource(ImportKind.class)
  void takesEveryRowOfTheGuidesExamplesAndNothingNewTheSecondTime(ImportKind kind)
      throws IOException {
    Path file = EXAMPLES.resolve(kind.key() + ".csv");

    ImportReport.Summary first = take(kind, file);
    long head = log.head();
    ImportReport.Summary second = take(kind, file);

    assertThat(first.refused()).as("%s", lines).isZero();
    assertThat(first.taken()).isEqualTo(Files.readAllLines(file).size() - 1);
    assertThat(first.unknownColumns()).isEmpty();
    assertThat(second.taken()).isEqualTo(first.taken());
    assertThat(log.head()).isEqualTo(head);
  }

  @Test
  void theExamplesMakeAShop() throws IOException {
    for (ImportKind kind : ImportKind.values()) {
      take(kind, EXAMPLES.resolve(kind.key() + ".csv"));
    }

    assertThat(keys(Bucket.CATALOGUE))
        .containsExactly("MUG-BLUE", "SCARF-RED", "haeundae", "seongsu");
    assertThat(entities(Bucket.clientsOf("seongsu")))
        .containsExactly(
            "cart",
            "cart",
            "consent",
            "consent",
            "consent",
            "coupon",
            "coupon",
            "customer",
            "history",
            "history",
            "history",
            "history",
            "history",
            "loyalty",
            "order",
            "order",
            "search",
            "wish");
    assertThat(entities(Bucket.clientsOf("haeundae"))).as("no basis, no device").isEmpty();
    assertThat(log.listRecords("order.guest", "", "", 9)).hasSize(1);
  }

  @Test
  void takesNdjsonWithTheSameColumnsAndAByteOrderMark() throws IOException {
    Path file =
        write("a.txt", "\ufeff{\"sku\":\"S1\",\"store\":\"seoul\",\"on_hand\":3}\n\n{\"sku\":1}\n");

    ImportReport.Summary summary = take(ImportKind.STOCK, file);

    assertThat(summary.taken()).isEqualTo(1);
    assertThat(lines.get(1)).isEqualTo(refusal(3, "missing", "on_hand, store are missing"));
  }

  @Test
  void saysWhichRowIsWrongAndWhyAndQuotesNothingOfIt() throws IOException {
    Path file =
        write(
            "orders.csv",
            """
            order_id,customer_id,ordered_at,channel,store,currency,order_total,sku,quantity,amount
            A,1,2026-01-01T00:00:00Z,store,seoul,KRW,30,S1,1,10
            A,1,2026-01-01T00:00:00Z,store,seoul,KRW,30,S2,1,20
            B,1,2026-01-01T00:00:00Z,store,seoul,KRW,31,S1,1,10
            B,1,2026-01-01T00:00:00Z,store,seoul,KRW,31,S2,1,20
            C,1,2026-01-01T00:00:00Z,store,seoul,KRW,,S1,1,10.5
            D,1,2026-01-01T00:00:00Z,store,seoul,GBP,,S1,1,10.5
            E,1,2026-01-01T00:00:00,store,seoul,GBP,,S1,1,10.5
            A,1,2026-01-01T00:00:00Z,store,seoul,KRW,,S1,1,10
            F,1,2026-01-01T00:00:00Z,store,seoul,KRW,,=cmd|'/c calc'!A1,1,10
            """);

    ImportReport.Summary summary = take(ImportKind.ORDERS, file);

    assertThat(summary.taken()).isEqualTo(1);
    assertThat(lines.stream().skip(1).map(line -> line.replaceAll(",\"reason.*", "}")))
        .containsExactlyInAnyOrder(
            "{\"row\":2,\"code\":\"scattered_order\"}",
            "{\"row\":3,\"code\":\"scattered_order\"}",
            "{\"row\":4,\"code\":\"bad_total\"}",
            "{\"row\":5,\"code\":\"bad_total\"}",
            "{\"row\":6,\"code\":\"bad_money\"}",
            "{\"row\":8,\"code\":\"bad_time\"}",
            "{\"row\":9,\"code\":\"scattered_order\"}",
            "{\"row\":10,\"code\":\"bad_sku\"}");
    assertThat(String.join("", lines)).doesNotContain("calc", "10.5");
  }

  @Test
  void takesNoOrderOneOfWhoseRowsCannotBeRead() throws IOException {
    String row =
        "{\"order_id\":\"%s\",\"ordered_at\":\"2026-01-01T00:00:00Z\","
            + "\"channel\":\"online\",\"currency\":\"KRW\",\"sku\":\"S1\",\"quantity\":1,"
            + "\"amount\":1}\n";
    Path file =
        write(
            "orders.ndjson",
            row.formatted("A")
                + row.formatted("B")
                + "{broken\n"
                + row.formatted("B")
                + row.formatted("C"));

    ImportReport.Summary summary = take(ImportKind.ORDERS, file);

    assertThat(summary.taken()).isEqualTo(2);
    assertThat(log.listRecords("order.guest", "", "", 9).stream().map(r -> r.key()))
        .containsExactly("shop|A", "shop|C");
  }

  @Test
  void namesUnknownColumnsOnceAndShowsNoneThatMayBeAPerson() throws IOException {
    Path file =
        write("stock.csv", "sku,store,on_hand,Remark,김단골\nS1,seoul,1,a,b\nS2,seoul,1,a,b\n");

    assertThat(take(ImportKind.STOCK, file).unknownColumns()).containsExactly("?", "Remark");
  }

  @Test
  void aMillionColumnsAreOneRefusal() throws IOException {
    Path file = write("stock.csv", STOCK.strip() + ",".repeat(1_000_000) + "\nS1,seoul,1\n");

    ImportReport.Summary summary = take(ImportKind.STOCK, file);

    assertThat(summary.taken()).isZero();
    assertThat(lines).hasSize(2);
  }

  @Test
  void hugeCellsAndNulsAreRefusedRowByRow() throws IOException {
    Path file =
        write(
            "stock.csv",
            STOCK
                + "S1,seoul,1\n"
                + "x".repeat(20_000)
                + ",seoul,1\nS\u00003,seoul,1\n,,\n"
                + "S4,seoul,1,2\nS5,seoul,1\n");

    ImportReport.Summary summary = take(ImportKind.STOCK, file);

    assertThat(summary.taken()).isEqualTo(2);
    assertThat(lines.stream().skip(1).map(line -> line.replaceAll(",\"reason.*", "")))
        .containsExactlyInAnyOrder(
            "{\"row\":3,\"code\":\"too_long\"",
            "{\"row\":4,\"code\":\"bad_text\"",
            "{\"row\":5,\"code\":\"missing\"",
            "{\"row\":6,\"code\":\"too_many_cells\"");
  }

  @Test
  void aBatchSentAgainIsAnsweredAndNotTakenAgain() {
    NetworkBatches batches = new NetworkBatches(log, Clock.systemUTC());
    String body = "{\"sku\":\"S1\",\"store\":\"seoul\",\"on_hand\":3}\n{\"sku\":\"S2\"}\n";

    Optional<NetworkBatches.Answer> first = batches.take(ImportKind.STOCK, "shop", "b-1", body);

    assertThat(first.orElseThrow().taken()).isEqualTo(1);
    assertThat(first.orElseThrow().refused().getFirst().row()).isEqualTo(2);
    assertThat(batches.take(ImportKind.STOCK, "shop", "b-1", body)).isEqualTo(first);
    assertThat(batches.take(ImportKind.STOCK, "shop", "b-1", body + "\n")).isEmpty();
  }

  private ImportReport.Summary take(ImportKind kind, Path file) throws IOException {
    lines.clear();
    return ImportReport.of(kind, file, target, lines::add);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String refusal(int row, String code, String reason) {
    return "{\"row\":%d,\"code\":\"%s\",\"reason\":\"%s\"}".formatted(row, code, reason);
  }

  private List<String> keys(String bucket) {
    return log.snapshot(bucket, Optional.empty()).rows().stream().map(StoredRow::key).toList();
  }

  private List<String> entities(String bucket) {
    return log.snapshot(bucket, Optional.empty()).rows().stream().map(StoredRow::entity).toList();
  }
}
