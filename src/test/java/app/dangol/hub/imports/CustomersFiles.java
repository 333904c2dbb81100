package app.dangol.hub.imports;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.log.LogPage;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Bucket;
import app.dangol.wire.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real hub's file with two customers: one agreed to the use of what they do online, one did not.
 */
abstract class CustomersFiles {
  static final String SEOUL = Bucket.clientsOf("seoul");
  static final String EVENTS = "customer_id,at,kind,sku,query\n";
  static final String CARTS = "customer_id,at,sku,quantity\n";
  static final String WISHES = "customer_id,at,sku\n";
  static final String LOYALTY = "customer_id,points,as_of,program,tier_ko,tier_en\n";
  static final String COUPONS = "customer_id,coupon_id,text_ko,text_en,until,state\n";
  static final String T1 = "2026-11-01T10:00:00+09:00";
  static final String T2 = "2026-11-02T10:00:00+09:00";
  static final String T3 = "2026-11-03T10:00:00+09:00";

  @TempDir Path folder;
  final List<String> lines = new ArrayList<>();
  SqliteHubStore store;
  HubLog log;
  DirectTarget target;

  @BeforeEach
  void open() throws IOException {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    log = new HubLog(store, PageLimit.STANDARD);
    target = new DirectTarget(log, "shop", Clock.systemUTC());
    take(
        ImportKind.CUSTOMERS,
        """
        customer_id,name,home_store,lookup_basis,lookup_at,suggest_online_basis,suggest_online_at
        1,단골,seoul,membership_terms,2026-01-01T00:00:00Z,consent,2026-01-01T00:00:00Z
        2,손님,seoul,membership_terms,2026-01-01T00:00:00Z,,
        """);
  }

  @AfterEach
  void close() {
    log.close();
    store.close();
  }

  ImportReport.Summary take(ImportKind kind, String text) throws IOException {
    return take(kind, kind.key() + ".csv", text);
  }

  ImportReport.Summary take(ImportKind kind, String name, String text) throws IOException {
    lines.clear();
    Path file = Files.writeString(folder.resolve(name), text);
    return ImportReport.of(kind, file, target, lines::add);
  }

  /** Row and code of each refusal. */
  List<String> codes() {
    return lines.stream()
        .skip(1)
        .map(line -> StrictJson.read(line, ImportTarget.RefusedRow.class))
        .map(row -> row.row() + " " + row.code())
        .toList();
  }

  <T> List<T> rows(String bucket, String entity, Class<T> type) {
    List<T> rows = new ArrayList<>();
    LogPage page = log.snapshot(bucket, Optional.empty());
    add(page, entity, type, rows);
    while (page.more()) {
      page = log.snapshot(bucket, Optional.of(page.next()));
      add(page, entity, type, rows);
    }
    return rows;
  }

  private static <T> void add(LogPage page, String entity, Class<T> type, List<T> rows) {
    for (StoredRow row : page.rows()) {
      if (row.entity().equals(entity)) {
        rows.add(StrictJson.read(String.valueOf(row.data()), type));
      }
    }
  }
}
