package app.dangol.hub.store;

import java.util.List;

/**
 * Rows read in one go.
 *
 * @param more whether the limit ended it
 * @param position what it reflects: the position asked for, or the newest one when it was read
 */
public record Slice(List<StoredRow> rows, boolean more, long position) {
  public Slice {
    rows = List.copyOf(rows);
  }
}
