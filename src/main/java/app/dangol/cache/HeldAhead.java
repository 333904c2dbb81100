package app.dangol.cache;

import app.dangol.cache.EntityTable.Origin;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts rows over what the cache holds under their keys, asked for ahead and many at once: one
 * question for each costs as much as the change itself. Made for one list of rows, which are gone
 * through in order. A row is never asked for ahead of another change of the same key.
 */
final class HeldAhead {
  private final Session session;
  private final Origin origin;
  private final List<Row> rows;
  private long[] versions = new long[0];
  private int from;
  private int to;

  HeldAhead(Session session, Origin origin, List<Row> rows) {
    this.session = session;
    this.origin = origin;
    this.rows = rows;
  }

  /** Puts the row at that place. */
  void put(int place, EntityTable table, RowSums sums) throws SQLException {
    if (place >= to) {
      from = place;
      to = endOfRun(place, table);
      versions =
          to - from == TableSql.FIND_AT_ONCE
              ? table.findMany(session, origin, rows.subList(from, to))
              : new long[0];
    }
    boolean asked = place - from < versions.length;
    if (asked && versions[place - from] > 0) {
      table.putOver(session, origin, rows.get(place), sums, versions[place - from]);
    } else {
      table.put(session, origin, rows.get(place), sums, asked);
    }
  }

  /** Behind the last row from there on that is of that kind and has a key of its own. */
  private int endOfRun(int place, EntityTable table) {
    Set<String> keys = new HashSet<>();
    int end = place;
    while (end < rows.size()
        && end - place < TableSql.FIND_AT_ONCE
        && rows.get(end).entity().equals(table.entity())
        && keys.add(rows.get(end).key())) {
      end++;
    }
    // A row that no table of this bucket is for stands alone.
    return Math.max(end, place + 1);
  }
}
