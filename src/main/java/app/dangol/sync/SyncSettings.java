package app.dangol.sync;

import app.dangol.id.StoreId;
import app.dangol.wire.Bucket;
import java.time.Duration;
import java.util.List;

/**
 * How this device keeps in step.
 *
 * @param device the device's own name at the hub
 * @param store the store whose stock and customers it holds
 * @param longPoll how long the hub may hold a request for changes, at most 25 s
 * @param refresh how often everything is compared anew
 * @param idlePause how long to wait after an empty answer that came at once
 */
public record SyncSettings(
    String device, StoreId store, Duration longPoll, Duration refresh, Duration idlePause) {
  /** The usual times. */
  public static SyncSettings of(String device, StoreId store) {
    return new SyncSettings(
        device, store, Duration.ofSeconds(20), Duration.ofMinutes(5), Duration.ofSeconds(5));
  }

  String clientsBucket() {
    return Bucket.clientsOf(store.value());
  }

  String stockBucket() {
    return Bucket.stockOf(store.value());
  }

  String workBucket() {
    return Bucket.workOf(store.value());
  }

  /** All buckets this device holds, in the order to fetch them: what selling needs comes first. */
  List<String> buckets() {
    return List.of(
        Bucket.CATALOGUE, Bucket.PRICE, stockBucket(), workBucket(), clientsBucket(), Bucket.MODEL);
  }

  /**
   * The buckets whose changes are waited for, those first that somebody may stand and wait for. The
   * model changes once a night, at every device: it is left to the next comparison.
   */
  List<String> watchedBuckets() {
    return List.of(workBucket(), clientsBucket(), stockBucket(), Bucket.PRICE, Bucket.CATALOGUE);
  }

  /** The same at a hub that wants a request for each: then fewer. */
  List<String> liveBuckets() {
    return List.of(workBucket(), clientsBucket(), stockBucket(), Bucket.PRICE);
  }
}
