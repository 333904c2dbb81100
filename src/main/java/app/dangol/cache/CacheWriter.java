package app.dangol.cache;

import app.dangol.cache.EntityTable.Origin;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.trust.BlindIndex;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The only one that writes to {@code cache.db}: rows and cursor of a page in one transaction.
 * Blocks on the disk; one thread writes at a time, any thread may call.
 */
public final class CacheWriter {
  private final CacheDatabase database;
  private final EntityTables tables;
  private final Changes changes;
  private final Clock clock;
  private final AtomicBoolean logHoldsErased = new AtomicBoolean();

  public CacheWriter(
      CacheDatabase database, FieldCipher cipher, BlindIndex index, Changes changes, Clock clock) {
    this.database = database;
    this.tables = new EntityTables(cipher, index);
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Takes in a page as the answer to a request; all of it, or nothing if it does not answer what
   * this bucket asks next.
   *
   * @throws DangolException HUB-03 if a row is malformed or the page leads nowhere; nothing is
   *     applied then
   */
  public Applied applyPage(PageRequest asked, Page page) {
    Tally tally = database.write(session -> apply(session, asked, page));
    if (!tally.applied) {
      return Applied.NOT;
    }
    if (tally.erased) {
      logHoldsErased.set(true);
    }
    emptyLogAfterErasure();
    publish(asked.bucket(), tally, page.rows().isEmpty());
    return new Applied(true, page.rows().size(), tally.keptOut);
  }

  /** Forgets the cursor, so that a new snapshot is fetched; the rows stay until it is complete. */
  public void refetch(String bucket) {
    database.write(session -> new BucketRows(session, bucket).forgetCursor());
  }

  /** Notes that the hub has just said a complete bucket is in order. */
  public void confirm(String bucket) {
    database.write(session -> new BucketRows(session, bucket).confirm(clock.millis()));
  }

  /** Deletes a bucket with all its rows. */
  public void drop(String bucket) {
    Tally tally =
        database.write(session -> {
          Tally dropped = new Tally();
          BucketRows rows = new BucketRows(session, bucket);
          dropped.erased = rows.drop(allTables(bucket), dropped.customers) > 0;
          return dropped;
        });
    if (tally.erased) {
      logHoldsErased.set(true);
    }
    emptyLogAfterErasure();
    publish(bucket, tally, false);
  }

  private Tally apply(Session session, PageRequest asked, Page page) throws SQLException {
    Tally tally = new Tally();
    BucketState before = BucketStates.get(session, asked.bucket());
    if (!before.next().equals(asked)) {
      return tally;
    }
    requireProgress(asked, page);
    tally.applied = true;
    BucketRows bucket = new BucketRows(session, asked.bucket());
    switch (asked) {
      case PageRequest.Snapshot snapshot -> {
        Origin origin = snapshot.page().isEmpty() ? bucket.beginSnapshot() : bucket.origin();
        putAll(session, origin, asked.bucket(), page.rows(), tally);
        long rows = (snapshot.page().isEmpty() ? 0 : before.rows()) + page.rows().size();
        if (page.more()) {
          bucket.saveSnapshotPage(page.next(), rows);
        } else {
          tally.erased = bucket.deleteStale(allTables(asked.bucket()), tally.customers) > 0;
          bucket.saveCursor(page.next(), page.position(), rows, clock.millis());
        }
      }
      case PageRequest.Changes feed -> {
        long rows = before.rows() + change(session, bucket.origin(), feed, page, tally);
        // Until the feed's end is reached, rows up to the page's position may still be missing.
        long position = page.more() ? before.position() : page.position();
        bucket.saveCursor(page.next(), Math.max(before.position(), position), rows, clock.millis());
      }
    }
    return tally;
  }

  private void putAll(Session session, Origin origin, String bucket, List<Row> rows, Tally tally)
      throws SQLException {
    Map<String, EntityTable> byEntity = byEntity(bucket);
    for (Row row : rows) {
      if (row.removed()) {
        throw RowFields.malformed(row.entity(), "a snapshot holds no tombstones");
      }
      EntityTable table = tally.tableOf(row, byEntity, tables.keptOut());
      table.put(session, origin, row);
    }
  }

  /** Takes in changes; returns by how many rows the bucket grew. */
  private long change(
      Session session, Origin origin, PageRequest.Changes feed, Page page, Tally tally)
      throws SQLException {
    Map<String, EntityTable> byEntity = byEntity(feed.bucket());
    // Commit order is version order; sorting makes lines that changed places on the way harmless.
    List<Row> inCommitOrder =
        page.rows().stream().sorted(Comparator.comparingLong(Row::version)).toList();
    long growth = 0;
    for (Row row : inCommitOrder) {
      EntityTable table = tally.tableOf(row, byEntity, tables.keptOut());
      if (row.removed()) {
        int removed = table.remove(session, row);
        growth -= removed;
        tally.erased |= removed > 0 && table.customerOf(row).isPresent();
      } else {
        growth += table.exists(session, row) ? 0 : 1;
        table.put(session, origin, row);
      }
    }
    return growth;
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

  /** An erasure is only done once the log no longer holds the bytes either. */
  private void emptyLogAfterErasure() {
    if (logHoldsErased.get() && database.emptyLog()) {
      logHoldsErased.set(false);
    }
  }

  private void publish(String bucket, Tally tally, boolean empty) {
    if (!tally.customers.isEmpty()) {
      changes.publish(new CacheChange.Customers(tally.customers));
    }
    if (!empty || tally.erased) {
      EntityTables.changeOf(bucket).ifPresent(changes::publish);
    }
  }

  private Map<String, EntityTable> byEntity(String bucket) {
    Map<String, EntityTable> byEntity = new HashMap<>();
    tables.of(bucket).forEach(table -> byEntity.put(table.entity(), table));
    return byEntity;
  }

  private List<EntityTable> allTables(String bucket) {
    return Stream.concat(tables.of(bucket).stream(), Stream.of(tables.keptOut())).toList();
  }

  /** What one page did. */
  private static final class Tally {
    private boolean applied;
    private boolean erased;
    private int keptOut;
    private final Set<CustomerId> customers = new HashSet<>();
    private String lastCustomer = "";

    EntityTable tableOf(Row row, Map<String, EntityTable> byEntity, EntityTable ifUnknown) {
      EntityTable table = byEntity.get(row.entity());
      if (table == null) {
        keptOut++;
        return ifUnknown;
      }
      table.customerOf(row).ifPresent(id -> addCustomer(row, id));
      return table;
    }

    private void addCustomer(Row row, String id) {
      // A customer's rows stand together; most of a page are lines of the one before.
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
}
