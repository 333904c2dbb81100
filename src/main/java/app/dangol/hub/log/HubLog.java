package app.dangol.hub.log;

import app.dangol.hub.store.BucketState;
import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.RowKey;
import app.dangol.hub.store.Slice;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The ordered log as devices see it: snapshots in pages, and the compacted feed of changes. Safe
 * for several threads; every method may block.
 */
public final class HubLog implements HubReads, AutoCloseable {
  private final HubStore store;
  private final PageLimit limit;
  private final CommitSignal signal = new CommitSignal();

  public HubLog(HubStore store, PageLimit limit) {
    this.store = store;
    this.limit = limit;
    store.addListener(signal);
  }

  /** The newest position. */
  public long head() {
    return store.head();
  }

  /**
   * As {@link HubStore#write}; those who wait for changes of the buckets it touched are woken after
   * the commit, at every copy of the hub.
   */
  public <T> T write(Function<HubTransaction, T> work) {
    return store.write(work);
  }

  @Override
  public Optional<String> findRecord(String kind, String key) {
    return store.findRecord(kind, key);
  }

  @Override
  public List<HubRecord> listRecords(String kind, String from, String before, int limit) {
    return store.listRecords(kind, from, before, limit);
  }

  /**
   * A page of a snapshot. All pages of one snapshot show one position; rows that change meanwhile
   * are left out, for the feed of changes brings them.
   *
   * @param token empty for the first page
   * @throws MustRefetchException if the token is not of this log, or older than its tombstones
   */
  public LogPage snapshot(String bucket, Optional<String> token) {
    if (token.isEmpty()) {
      return snapshotPage(store.listSnapshot(bucket, null, Optional.empty(), limit));
    }
    LogToken from = require(token.get(), store.head());
    Slice slice = store.listSnapshot(bucket, from.after(), Optional.of(from.position()), limit);
    requireYoung(from, slice.horizon());
    return snapshotPage(slice);
  }

  private LogPage snapshotPage(Slice slice) {
    LogToken next = LogToken.cursor(store.epoch(), slice.position());
    if (slice.more()) {
      StoredRow last = slice.rows().getLast();
      RowKey after = new RowKey(last.entity(), last.key());
      next = new LogToken(store.epoch(), slice.position(), after);
    }
    return new LogPage(slice.rows(), next.encode(), slice.more(), slice.position());
  }

  /**
   * Changes after a cursor. With nothing new it waits for the first commit that touches the bucket,
   * and returns an empty page when the time is up or the log closes.
   *
   * @throws MustRefetchException if the cursor is not of this log, or older than its tombstones
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public LogPage changes(String bucket, String cursor, Duration wait) throws InterruptedException {
    return changes(bucket, cursor, wait, () -> false);
  }

  /**
   * As {@link #changes(String, String, Duration)}; also stops waiting when {@link
   * HubTransaction#wake} has asked it to look again and it turns out that nobody waits any more.
   */
  public LogPage changes(String bucket, String cursor, Duration wait, BooleanSupplier ended)
      throws InterruptedException {
    long deadline = System.nanoTime() + wait.toNanos();
    try (CommitSignal.Watch watch = signal.watch(bucket)) {
      BucketState state = store.state(bucket);
      LogToken token = require(cursor, state.head());
      requireYoung(token, state.horizon());
      long after = token.position();
      if (state.newest() <= after) {
        watch.await(after, deadline, ended);
      }
      Slice slice =
          watch.changes(after, state.newest(), () -> store.listChanges(bucket, after, limit));
      requireYoung(token, slice.horizon());
      String next = LogToken.cursor(store.epoch(), slice.position()).encode();
      return new LogPage(slice.rows(), next, slice.more(), slice.position());
    }
  }

  /** Rows of no bucket as a page of their own; there is nothing to go on to. */
  public LogPage single(List<StoredRow> rows, long position) {
    return new LogPage(rows, LogToken.cursor(store.epoch(), position).encode(), false, position);
  }

  /**
   * As {@link #changes(String, String, Duration, BooleanSupplier)}, for several buckets in one
   * wait: the changes of the first that has any.
   *
   * @throws MustRefetchException if one of the cursors is not of this log, or too old
   */
  public JointWait changes(List<Waiting.Asked> asked, Duration wait, BooleanSupplier ended)
      throws InterruptedException {
    long deadline = System.nanoTime() + wait.toNanos();
    List<String> buckets = asked.stream().map(Waiting.Asked::bucket).toList();
    try (CommitSignal.JointWatch watch = signal.watch(buckets)) {
      long[] after = new long[asked.size()];
      long[] newest = new long[asked.size()];
      List<BucketState> states = store.states(buckets);
      // Up to here none of them has changes that are not seen now.
      long seen = states.getFirst().head();
      for (int i = 0; i < after.length; i++) {
        LogToken token = require(asked.get(i).cursor(), seen);
        requireYoung(token, states.get(i).horizon());
        after[i] = token.position();
        newest[i] = states.get(i).newest();
      }
      boolean waits = true;
      while (true) {
        long times = watch.times();
        for (int i = 0; i < after.length; i++) {
          newest[i] = Math.max(newest[i], watch.get(i).newest());
          if (newest[i] > after[i]) {
            return changesOf(buckets.get(i), after[i], newest[i], watch.get(i));
          }
        }
        if (!waits || ended.getAsBoolean()) {
          String next = LogToken.cursor(store.epoch(), seen).encode();
          return new JointWait(Optional.empty(), new LogPage(List.of(), next, false, seen));
        }
        waits = watch.await(times, deadline);
      }
    }
  }

  private JointWait changesOf(String bucket, long after, long newest, CommitSignal.Watch watch) {
    Slice slice = watch.changes(after, newest, () -> store.listChanges(bucket, after, limit));
    if (slice.horizon() > after) {
      throw new MustRefetchException("the token is older than the changes that are kept");
    }
    String next = LogToken.cursor(store.epoch(), slice.position()).encode();
    return new JointWait(
        Optional.of(bucket), new LogPage(slice.rows(), next, slice.more(), slice.position()));
  }

  /**
   * The position a cursor stands for; empty if it is not of this log, or so old that tombstones
   * after it are gone.
   */
  Optional<Long> findPosition(String cursor, BucketState state) {
    return LogToken.find(cursor)
        .filter(token -> token.epoch().equals(store.epoch()))
        .map(LogToken::position)
        .filter(position -> position <= state.head() && position >= state.horizon());
  }

  private LogToken require(String text, long head) {
    LogToken token =
        LogToken.find(text)
            .orElseThrow(() -> new MustRefetchException("that is no token of this hub"));
    if (!token.epoch().equals(store.epoch())) {
      throw new MustRefetchException("the token belongs to another life of the log");
    }
    if (token.position() > head) {
      throw new MustRefetchException("the token is ahead of the log");
    }
    return token;
  }

  private static void requireYoung(LogToken token, long horizon) {
    if (token.position() < horizon) {
      throw new MustRefetchException("the token is older than the changes that are kept");
    }
  }

  /** As {@link HubStore#state}. */
  BucketState state(String bucket) {
    return store.state(bucket);
  }

  /** As {@link HubStore#lastSeq}. */
  long lastSeq(String device) {
    return store.lastSeq(device);
  }

  /** Whether {@link #close} was called. */
  public boolean isClosed() {
    return signal.isClosed();
  }

  /** Releases everybody who waits for changes; the store stays open. */
  @Override
  public void close() {
    store.removeListener(signal);
    signal.close();
  }
}
