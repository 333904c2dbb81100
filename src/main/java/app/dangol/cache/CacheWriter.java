package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.trust.BlindIndex;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import app.dangol.wire.WireFormatException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The only one that writes to {@code cache.db}: rows, count, sum and cursor of a page in one
 * transaction. Blocks on the disk; one thread writes at a time, any thread may call.
 */
public final class CacheWriter {
  /** Rows let go of in one transaction, so that nobody waits long for the writer. */
  private static final int SWEPT_AT_ONCE = 5_000;

  /** A clock that is put right by less changes nothing that is kept by the day. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofHours(12);

  /** A clock that is set by the network may go back by some seconds. */
  private static final Duration CLOCK_CREEP = Duration.ofMinutes(5);

  private static final String HELD_OTHERWISE =
      """
      SELECT count(*) FROM customer JOIN bucket ON bucket.id = customer.bucket
      WHERE customer.id = ? AND bucket.expires_at IS NULL
      """;

  /** Also what a clock that was ahead when it was fetched would keep for too long. */
  private static final String EXPIRED =
      "SELECT name FROM bucket WHERE expires_at <= ? OR expires_at > ?";

  private final CacheDatabase database;
  private final EntityTables tables;
  private final BlindIndex index;
  private final Changes changes;
  private final Retention retention;
  private final Clock clock;
  private final FigureAges ages = new FigureAges();
  private final AtomicBoolean logHoldsErased = new AtomicBoolean();

  /** Keeps history as long as {@link Retention#STANDARD} says. */
  public CacheWriter(
      CacheDatabase database, FieldCipher cipher, BlindIndex index, Changes changes, Clock clock) {
    this(database, cipher, index, changes, Retention.STANDARD, clock);
  }

  public CacheWriter(
      CacheDatabase database,
      FieldCipher cipher,
      BlindIndex index,
      Changes changes,
      Retention retention,
      Clock clock) {
    this.database = database;
    this.tables = new EntityTables(cipher, index);
    this.index = index;
    this.changes = changes;
    this.retention = retention;
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
    PageIntake intake;
    try {
      intake = takeInAnyOrder(asked, page);
    } catch (WireFormatException e) {
      throw new DangolException(
          ErrorCode.HUB_03, "malformed page of " + asked.bucket() + ": " + e.getMessage(), e);
    }
    if (!intake.applied()) {
      return Applied.NOT;
    }
    finish(asked.bucket(), intake.erased(), intake.customers(), !page.rows().isEmpty());
    return new Applied(true, page.rows().size(), intake.keptOut());
  }

  private PageIntake takeInAnyOrder(PageRequest asked, Page page) {
    try {
      return take(asked, page);
    } catch (PageIntake.Disordered e) {
      return take(asked, page.inCommitOrder());
    }
  }

  private PageIntake take(PageRequest asked, Page page) {
    return database.write(session -> {
      PageIntake one = new PageIntake(tables, aged(), ErasedHere.read(session, index));
      one.take(session, asked, page, clock.millis());
      return one;
    });
  }

  /**
   * Takes in what was fetched about one customer who stands here and is none of this store's; after
   * {@link DemandBucket#KEPT_FOR} it leaves the device again. No manifest speaks of it.
   *
   * @param rows everything the hub says of that customer
   * @param position what they are the state of
   * @return false if this store holds the customer anyway; nothing is changed then
   * @throws DangolException HUB-03 if a row is malformed or about somebody else
   */
  public boolean applyDemand(CustomerId whose, List<Row> rows, long position) {
    long until = clock.instant().plus(DemandBucket.KEPT_FOR).toEpochMilli();
    PageIntake intake =
        database.write(session -> {
          ErasedHere here = ErasedHere.read(session, index);
          PageIntake one = new PageIntake(tables, aged(), here);
          if (!isHeldOtherwise(session, whose) && !here.contains(whose.value())) {
            one.takeDemanded(session, whose, rows, position, until);
          }
          return one;
        });
    if (intake.applied()) {
      finish(DemandBucket.of(whose), intake.erased(), intake.customers(), true);
    }
    return intake.applied();
  }

  /**
   * Lets go of customers fetched on demand whose time is up.
   *
   * @return how many
   */
  public int expireDemand(Instant now) {
    List<String> expired =
        database.read(session -> {
          PreparedStatement list = session.prepare(EXPIRED);
          list.setLong(1, now.toEpochMilli());
          list.setLong(2, now.plus(DemandBucket.KEPT_FOR).plus(CLOCK_CREEP).toEpochMilli());
          List<String> names = new ArrayList<>();
          try (ResultSet row = list.executeQuery()) {
            while (row.next()) {
              names.add(row.getString(1));
            }
          }
          return names;
        });
    expired.forEach(this::drop);
    return expired.size();
  }

  /** Lets go of one customer fetched on demand, if they are here. */
  public void dropDemanded(CustomerId whose) {
    drop(DemandBucket.of(whose));
  }

  /**
   * Lets go of what is older than this device keeps it, and of customers whose time is up. To be
   * run at every start and once a day.
   *
   * @return how many rows and customers went
   */
  public int expire() {
    int gone = expireDemand(clock.instant());
    Instant now = clock.instant();
    database.write(session -> ErasedHere.forgetBefore(session, now.minus(ErasedHere.KEPT)));
    int swept = SWEPT_AT_ONCE;
    while (swept >= SWEPT_AT_ONCE) {
      Set<CustomerId> customers = new HashSet<>();
      swept =
          database.write(session -> {
            RowSums sums = new RowSums();
            int rows = aged().sweep(session, SWEPT_AT_ONCE, sums, customers);
            sums.save(session);
            return rows;
          });
      gone += swept;
      if (swept > 0) {
        finish("", true, customers, false);
      }
    }
    return gone;
  }

  /**
   * Counts every bucket's rows from the tables and has those fetched anew whose figures are wrong:
   * for after a damage, as it reads the whole file.
   *
   * @return the buckets that were wrong
   */
  public List<String> recount() {
    List<String> wrong = new BucketRecount(database, tables).listWrong();
    wrong.forEach(this::refetch);
    return wrong;
  }

  /** Forgets the cursor, so that a new snapshot is fetched; the rows stay until it is complete. */
  public void refetch(String bucket) {
    database.write(session -> new BucketRows(session, bucket).forgetCursor());
  }

  /**
   * Has buckets fetched anew that were complete at a time that is yet to come: this device's clock
   * was far ahead then, and by it rows were taken for aged that are not. Costs one look.
   *
   * @return how many buckets
   */
  public int refetchWhatIsFromTheFuture() {
    long tomorrow = clock.instant().plus(CLOCK_TOLERANCE).toEpochMilli();
    return database.write(session -> BucketRows.forgetCompleteAfter(session, tomorrow));
  }

  /** Notes that the hub has just said a complete bucket is in order. */
  public void confirm(String bucket) {
    database.write(session -> new BucketRows(session, bucket).confirm(clock.millis()));
  }

  /**
   * Notes up to when the figures of a bucket that is complete were read in the shop system, as the
   * hub has just said.
   *
   * @param readAt empty if it said nothing: each figure is then as old as its last change
   */
  public void noteRead(String bucket, Optional<Instant> readAt) {
    // A clock that is behind the hub's would show figures of a time yet to come.
    Instant now = clock.instant();
    Optional<Instant> here = readAt.map(at -> at.isAfter(now) ? now : at);
    database
        .write(session -> FigureAges.save(session, bucket, here))
        .filter(change -> ages.isWorthTelling(bucket, change))
        .flatMap(change -> EntityTables.changeOf(bucket))
        .ifPresent(changes::publish);
  }

  /** Deletes a bucket with all its rows. */
  public void drop(String bucket) {
    Set<CustomerId> customers = new HashSet<>();
    int deleted =
        database.write(
            session -> new BucketRows(session, bucket).drop(tables.allOf(bucket), customers));
    finish(bucket, deleted > 0, customers, true);
  }

  /**
   * Takes everything about a customer off this device.
   *
   * @param beforeTheHub whether the hub has yet to do the same: until it says that it has, nothing
   *     about them is taken in any more
   */
  void erase(CustomerId whose, boolean beforeTheHub) {
    database.write(session -> {
      new CacheErasure(session, tables).erase(whose);
      if (beforeTheHub) {
        ErasedHere.read(session, index).add(whose.value(), clock.millis());
      }
      return 0;
    });
    finish("", true, Set.of(whose), false);
    changes.publish(new CacheChange.Work());
  }

  /** Whether there is no row about that customer. */
  public boolean isFreeOf(CustomerId whose) {
    return database.read(session -> {
      for (EntityTable table : tables.clients()) {
        if (table.holdsOf(whose.value(), session)) {
          return false;
        }
      }
      return CacheErasure.listTasks(session, whose).isEmpty();
    });
  }

  private AgedRows aged() {
    return new AgedRows(tables.keptOut(), retention.keptSince(clock.instant()));
  }

  private static boolean isHeldOtherwise(Session session, CustomerId whose) throws SQLException {
    PreparedStatement find = session.prepare(HELD_OTHERWISE);
    find.setString(1, whose.value());
    try (ResultSet row = find.executeQuery()) {
      return row.next() && row.getLong(1) > 0;
    }
  }

  /** After the commit: an erasure is only done once the log no longer holds the bytes either. */
  private void finish(String bucket, boolean erased, Set<CustomerId> customers, boolean hadRows) {
    if (erased) {
      logHoldsErased.set(true);
    }
    if (logHoldsErased.get() && database.emptyLog()) {
      logHoldsErased.set(false);
    }
    if (!customers.isEmpty()) {
      changes.publish(new CacheChange.Customers(customers));
    }
    if (hadRows || erased) {
      EntityTables.changeOf(bucket).ifPresent(changes::publish);
    }
  }
}
