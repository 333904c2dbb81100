package app.dangol.wire;

import java.util.Comparator;
import java.util.List;

/**
 * One complete page of a snapshot or of the change feed. It only exists once its {@code end} line
 * has been read and its count and sum agree.
 *
 * @param rows in key order (snapshot) or in commit order (changes); of a page read lazily, going
 *     through them throws {@link WireFormatException} at a line that is no row
 * @param next where to go on, opaque: the next snapshot page while {@code more}, else the cursor of
 *     the change feed
 * @param more whether there is more to fetch right now
 * @param position the hub's position that the page reflects
 */
public record Page(List<Row> rows, String next, boolean more, long position) {
  public Page {
    rows = rows instanceof PageRows ? rows : List.copyOf(rows);
  }

  /** The same page with its rows by version, which is the order of their commits. */
  public Page inCommitOrder() {
    List<Row> sorted = rows.stream().sorted(Comparator.comparingLong(Row::version)).toList();
    return new Page(sorted, next, more, position);
  }

  @Override
  public String toString() {
    return "Page[" + rows.size() + " rows, position " + position + (more ? ", more]" : "]");
  }
}
