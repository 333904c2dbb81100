package app.dangol.cache;

import java.time.Instant;
import java.util.Optional;

/**
 * How far one bucket has come.
 *
 * @param cursor where the change feed goes on; empty until the first snapshot is complete, and
 *     again while a new one is fetched
 * @param nextPage where a snapshot goes on that has been begun
 * @param position the hub's position that the rows fully reflect
 * @param rows rows held, with those kept out because this program does not know their kind
 * @param sum {@link app.dangol.wire.BucketSum} over the same rows
 * @param syncedAt when it was last complete
 */
public record BucketState(
    String bucket,
    Optional<String> cursor,
    Optional<String> nextPage,
    long position,
    long rows,
    long sum,
    Optional<Instant> syncedAt) {
  /** The request that goes on from here. */
  public PageRequest next() {
    return cursor
        .<PageRequest>map(mark -> new PageRequest.Changes(bucket, mark))
        .orElseGet(() -> new PageRequest.Snapshot(bucket, nextPage));
  }

  static BucketState empty(String bucket) {
    return new BucketState(bucket, Optional.empty(), Optional.empty(), 0, 0, 0, Optional.empty());
  }
}
