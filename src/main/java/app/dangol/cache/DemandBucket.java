package app.dangol.cache;

import app.dangol.id.CustomerId;
import java.time.Duration;

/**
 * The local bucket of one customer who was fetched because they stand here, though no store of
 * theirs is this one. The hub does not know these buckets and no manifest names them.
 */
final class DemandBucket {
  /** How long what was fetched may stay. */
  static final Duration KEPT_FOR = Duration.ofHours(24);

  private static final String PREFIX = "demand:";

  private DemandBucket() {}

  static String of(CustomerId customer) {
    return PREFIX + customer.value();
  }

  static CustomerId customerOf(String bucket) {
    return new CustomerId(bucket.substring(PREFIX.length()));
  }

  static boolean isOne(String bucket) {
    return bucket.startsWith(PREFIX);
  }
}
