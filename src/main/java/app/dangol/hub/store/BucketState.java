package app.dangol.hub.store;

/**
 * Where a bucket stands at one moment.
 *
 * @param head the newest position of the whole log
 * @param newest the newest position within the bucket, 0 if it never had a row
 * @param count rows, tombstones not counted
 * @param sum of {@link app.dangol.wire.BucketSum#of} over those rows' positions, modulo 2^64
 * @param horizon up to which position tombstones are gone: what is older than it cannot be brought
 *     up to date by changes any more; 0 if none was ever pruned
 */
public record BucketState(long head, long newest, long count, long sum, long horizon) {}
