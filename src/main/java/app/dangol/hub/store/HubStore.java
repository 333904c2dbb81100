package app.dangol.hub.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the hub keeps the current rows of every bucket and the result of every op. Safe for several
 * threads; every method may block. Failures are {@link app.dangol.failure.DangolException} HUB-05.
 */
public interface HubStore extends HubReads, AutoCloseable {
  /** Names this life of the log: another one means that positions cannot be compared. */
  String epoch();

  /** The newest position given, 0 in an empty log. */
  long head();

  /** Where one bucket stands; costs the same however many rows it has. */
  BucketState state(String bucket);

  /** Where several buckets stand at one moment, in the order they are named; 16 at most. */
  List<BucketState> states(List<String> buckets);

  /** The newest position within one bucket, 0 if it never had a row. */
  default long newest(String bucket) {
    return state(bucket).newest();
  }

  /** Rows in a bucket, tombstones not counted. */
  default long count(String bucket) {
    return state(bucket).count();
  }

  /** The greatest number kept by {@link HubTransaction#keepSeq} for a device, 0 if none. */
  long lastSeq(String device);

  /**
   * Rows whose content is not newer than a position, in the order of (entity, key); tombstones are
   * left out.
   *
   * @param after the last row already given, or null to begin
   * @param at that position, or empty for the newest one
   */
  Slice listSnapshot(String bucket, @Nullable RowKey after, Optional<Long> at, PageLimit limit);

  /** Rows and tombstones newer than a position, in the order of their positions. */
  Slice listChanges(String bucket, long after, PageLimit limit);

  /**
   * Runs work in one transaction of the single writer; either all of it is kept, or, if the work
   * throws, nothing. Positions are given in commit order because nobody else writes meanwhile, in
   * this process or in another copy of the hub. Where the connection to a database server breaks
   * before the commit, the work is run once more; so it must not change anything but through its
   * transaction. If it breaks during the commit, nobody knows whether the work was kept; this is a
   * HUB-05, too.
   */
  <T> T write(Function<HubTransaction, T> work);

  /**
   * Takes tombstones away that were left before the last call that lies at least so long ago. A
   * bucket that lost some has a horizon from then on. To be called again and again, by one copy.
   *
   * @return how many there were
   */
  int prune(Instant now, Duration age);

  /** Who shall be told of commits from now on; see {@link CommitListener}. */
  void addListener(CommitListener listener);

  void removeListener(CommitListener listener);

  /** Which of the hub's copies does a job that must run once. */
  Leadership leadership();

  /**
   * Wraps all customers' keys with a new master key: what copies of the keys still hold of
   * destroyed ones opens no more. May be cut off and done again.
   */
  void changeMasterKey();

  /** Waits for the writer to finish, then closes files and connections. */
  @Override
  void close();
}
