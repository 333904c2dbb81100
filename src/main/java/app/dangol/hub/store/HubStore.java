package app.dangol.hub.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the hub keeps the current rows of every bucket and the result of every op. Safe for several
 * threads; every method may block. Failures are {@link app.dangol.failure.DangolException} HUB-05.
 */
public interface HubStore extends AutoCloseable {
  /** Names this life of the log: another one means that positions cannot be compared. */
  String epoch();

  /** The newest position given, 0 in an empty log. */
  long head();

  /** The newest position within one bucket, 0 if it has no rows. */
  long newest(String bucket);

  /** Rows in a bucket, tombstones not counted. */
  long count(String bucket);

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

  /** A record of the hub's own, which no device sees and which has no position. */
  Optional<String> findRecord(String kind, String key);

  /**
   * Records of one kind in the order of their keys, compared as UTF-8 bytes.
   *
   * @param from the smallest key wanted; empty for the first
   * @param before the first key not wanted any more; empty for no end
   */
  List<HubRecord> listRecords(String kind, String from, String before, int limit);

  /**
   * Runs work in one transaction of the single writer; either all of it is kept, or, if the work
   * throws, nothing. Positions are given in commit order because nobody else writes meanwhile.
   */
  <T> T write(Function<HubTransaction, T> work);

  /** Which of the hub's copies does a job that must run once. */
  Leadership leadership();

  /** Waits for the writer to finish, then closes the files. */
  @Override
  void close();
}
