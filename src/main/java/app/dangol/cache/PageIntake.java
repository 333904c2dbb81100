package app.dangol.cache;

import app.dangol.cache.EntityTable.Origin;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.wire.Entity;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import app.dangol.wire.WireFormatException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes in one page inside the transaction it is given: rows, count, sum and cursor. Made for one
 * page and of no use afterwards.
 */
final class PageIntake {
  /** Lines changed places on the way; nothing may be kept of what was taken in until here. */
  static final class Disordered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Disordered() {
      super("rows are not in commit order", null, false, false);
    }
  }

  private final EntityTables tables;
  private final AgedRows aged;
  private final ErasedHere erasedHere;
  private final RowSums sums = new RowSums();
  private final Set<CustomerId> customers = new HashSet<>();
  private String lastCustomer = "";
  private boolean applied;
  private boolean erased;
  private int keptOut;

  PageIntake(EntityTables tables, AgedRows aged, ErasedHere erasedHere) {
    this.tables = tables;
    this.aged = aged;
    this.erasedHere = erasedHere;
  }

  /** Whether the page was the answer to what this device asks next. */
  boolean applied() {
    return applied;
  }

  /** Whether something about a customer went. */
  boolean erased() {
    return erased;
  }

  /** Rows of kinds this program does not know. */
  int keptOut() {
    return keptOut;
  }

  /** Whom the page was about. */
  Set<CustomerId> customers() {
    return customers;
  }

  /**
   * @throws DangolException HUB-03 if a row is malformed or the page leads nowhere
   * @throws Disordered if the rows of a page of changes are not in commit order
   * @throws WireFormatException if a line of a page that is read lazily is no row
   */
  void take(Session session, PageRequest asked, Page page, long now) throws SQLException {
    BucketState before = BucketStates.get(session, asked.bucket());
    if (!before.next().equals(asked)) {
      return;
    }
    requireProgress(asked, page);
    applied = true;
    takeIn(session, asked, page, before, now);
    bringBackTasks(session);
  }

  private void takeIn(Session session, PageRequest asked, Page page, BucketState before, long now)
      throws SQLException {
    BucketRows bucket = new BucketRows(session, asked.bucket());
    switch (asked) {
      case PageRequest.Snapshot snapshot -> {
        boolean begins = snapshot.page().isEmpty();
        Origin origin = begins ? bucket.beginSnapshot() : bucket.origin();
        if (begins && origin.generation() == 1) {
          LateIndexes.drop(session);
        }
        putAll(session, origin, asked.bucket(), page.rows());
        sums.save(session);
        if (page.more()) {
          bucket.saveSnapshotPage(page.next());
        } else {
          // Before a first snapshot there was nothing that could be stale.
          if (origin.generation() > 1) {
            erased |= bucket.deleteStale(tables.allOf(asked.bucket()), customers) > 0;
          }
          bucket.saveCursor(page.next(), page.position(), now);
          LateIndexes.make(session);
        }
      }
      case PageRequest.Changes feed -> {
        change(session, bucket.origin(), feed, page);
        sums.save(session);
        // Until the feed's end is reached, rows up to the page's position may still be missing.
        long position = page.more() ? before.position() : page.position();
        bucket.saveCursor(page.next(), Math.max(before.position(), position), now);
      }
    }
  }

  /**
   * Takes in everything about one customer as a bucket of its own, in the place of what it held.
   *
   * @throws DangolException HUB-03 if a row is malformed or about somebody else
   */
  void takeDemanded(
      Session session, CustomerId whose, List<Row> rows, long position, long expiresAt)
      throws SQLException {
    requireAbout(whose, rows);
    String name = DemandBucket.of(whose);
    BucketRows bucket = new BucketRows(session, name);
    Origin origin = bucket.beginSnapshot();
    putAll(session, origin, name, rows);
    sums.save(session);
    erased |= bucket.deleteStale(tables.allOf(name), customers) > 0;
    bucket.saveExpiry(position, expiresAt);
    bringBackTasks(session);
    applied = true;
  }

  /** Also of kinds this program does not know, for every key begins with the customer's id. */
  private static void requireAbout(CustomerId whose, List<Row> rows) {
    String theirs = whose.value() + "|";
    for (Row row : rows) {
      if (!row.key().equals(whose.value()) && !row.key().startsWith(theirs)) {
        throw new DangolException(ErrorCode.HUB_03, "an answer about one customer names another");
      }
    }
  }

  private void bringBackTasks(Session session) throws SQLException {
    if (!customers.isEmpty()) {
      CustomerTable.fetchEmptiedTasks(session);
    }
  }

  private void putAll(Session session, Origin origin, String bucket, List<Row> rows)
      throws SQLException {
    Map<String, EntityTable> byEntity = byEntity(bucket);
    for (Row row : rows) {
      if (row.removed()) {
        throw RowFields.malformed(row.entity(), "a snapshot holds no tombstones");
      }
      EntityTable table = tableOf(row, byEntity);
      if (isErased(row, table)) {
        tables.keptOut().put(session, origin, countedErased(row), sums);
      } else if (!isAged(row, table)) {
        table.put(session, origin, row, sums);
      } else {
        keepOut(session, origin, row, table);
      }
    }
  }

  private boolean isAged(Row row, EntityTable table) {
    return AgedRows.mayAge(row.entity()) && table != tables.keptOut() && aged.isAged(row);
  }

  private void keepOut(Session session, Origin origin, Row row, EntityTable table)
      throws SQLException {
    erased |= table.remove(session, row, sums);
    tables.keptOut().put(session, origin, AgedRows.counted(row), sums);
  }

  private void change(Session session, Origin origin, PageRequest.Changes feed, Page page)
      throws SQLException {
    Map<String, EntityTable> byEntity = byEntity(feed.bucket());
    List<Row> erasures = new ArrayList<>();
    long before = 0;
    for (Row row : page.rows()) {
      // Commit order is version order.
      if (row.version() < before) {
        throw new Disordered();
      }
      before = row.version();
      if (row.entity().equals(Entity.ERASED)) {
        erasures.add(row);
        continue;
      }
      EntityTable table = tableOf(row, byEntity);
      if (row.removed()) {
        remove(session, row, table);
      } else if (isErased(row, table)) {
        tables.keptOut().put(session, origin, countedErased(row), sums);
      } else if (isAged(row, table)) {
        keepOut(session, origin, row, table);
      } else {
        table.put(session, origin, row, sums);
      }
    }
    if (!erasures.isEmpty()) {
      erase(session, origin, ErasedRows.of(erasures));
    }
  }

  /**
   * Whoever was erased leaves this bucket, and so does what was counted of them without being kept.
   */
  private void erase(Session session, Origin origin, ErasedRows told) throws SQLException {
    erasedHere.removeAll(told.digests());
    for (CustomerId whose : told.listHere(session, origin)) {
      new CacheErasure(session, tables).erase(whose);
      customers.add(whose);
      erased = true;
    }
    tables.keptOut().removeVersions(session, origin.bucket(), told.versions(), sums);
  }

  /** Counted and not kept: a hub that has yet to do the same compares its figures with ours. */
  private boolean isErased(Row row, EntityTable table) {
    return !erasedHere.isEmpty() && table.customerOf(row).filter(erasedHere::contains).isPresent();
  }

  /** The row under which one about somebody erased is counted. */
  private static Row countedErased(Row row) {
    return new Row("erased " + row.entity(), row.key(), row.version(), null);
  }

  private void remove(Session session, Row row, EntityTable table) throws SQLException {
    if (!erasedHere.isEmpty() && row.entity().equals(Entity.CUSTOMER)) {
      erasedHere.remove(row.key());
    }
    boolean removed = table.remove(session, row, sums);
    erased |= removed && table.customerOf(row).isPresent();
    if (!removed && table != tables.keptOut()) {
      tables.keptOut().remove(session, countedErased(row), sums);
    }
    if (!removed && AgedRows.mayAge(row.entity()) && table != tables.keptOut()) {
      tables.keptOut().remove(session, AgedRows.counted(row), sums);
    }
  }

  private static void requireProgress(PageRequest asked, Page page) {
    boolean stuck =
        switch (asked) {
          case PageRequest.Snapshot snapshot ->
              page.more() && snapshot.page().filter(page.next()::equals).isPresent();
          case PageRequest.Changes feed -> page.more() && feed.cursor().equals(page.next());
        };
    if (stuck || page.next().isBlank()) {
      throw new DangolException(
          ErrorCode.HUB_03, "a page of " + asked.bucket() + " does not say how to go on");
    }
  }

  private Map<String, EntityTable> byEntity(String bucket) {
    Map<String, EntityTable> byEntity = new HashMap<>();
    tables.of(bucket).forEach(table -> byEntity.put(table.entity(), table));
    return byEntity;
  }

  private EntityTable tableOf(Row row, Map<String, EntityTable> byEntity) {
    EntityTable table = byEntity.get(row.entity());
    if (table == null) {
      keptOut++;
      return tables.keptOut();
    }
    // A customer's rows stand together; most of a page are lines of the one before.
    if (!table.isAboutCustomers() || !isOfLast(row.key())) {
      table.customerOf(row).ifPresent(id -> addCustomer(row, id));
    }
    return table;
  }

  private boolean isOfLast(String key) {
    int length = lastCustomer.length();
    // The last letters differ most often.
    return key.length() > length
        && key.charAt(length) == '|'
        && (length == 0 || key.charAt(length - 1) == lastCustomer.charAt(length - 1))
        && key.startsWith(lastCustomer);
  }

  private void addCustomer(Row row, String id) {
    if (!id.equals(lastCustomer)) {
      customers.add(customerId(row, id));
      lastCustomer = id;
    }
  }

  private static CustomerId customerId(Row row, String id) {
    try {
      return new CustomerId(id);
    } catch (IllegalArgumentException e) {
      throw RowFields.malformed(row.entity(), "the key names no customer");
    }
  }
}
