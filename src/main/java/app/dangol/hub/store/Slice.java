package app.dangol.hub.store;

import java.util.List;

/**
 * Rows read in one go.
 *
 * @param more whether the limit ended it
 * @param position what it reflects: the position asked for, or the newest one when it was read
 * @param horizon the bucket's, see {@link BucketState}: rows after an older position, or of an
 *     older snapshot, lack tombstones and are of no use
 */
public record Slice(List<StoredRow> rows, boolean more, long position, long horizon) {
  public Slice {
    rows = List.copyOf(rows);
  }
}
