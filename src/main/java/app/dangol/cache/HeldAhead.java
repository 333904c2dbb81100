package app.dangol.cache;

import app.dangol.cache.EntityTable.Held;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the cache holds under the keys of rows that are about to be put, asked for ahead and many at
 * once: one question for each costs as much as the change itself. Made for one list of rows, which
 * are gone through in order. A row is never asked for ahead of another change of the same key.
 */
final class HeldAhead {
  private final Session session;
  private final List<Row> rows;
  private @Nullable Held[] held = new @Nullable Held[0];
  private int from;
  private int to;

  HeldAhead(Session session, List<Row> rows) {
    this.session = session;
    this.rows = rows;
  }

  /** What is held under the key of the row at that place, or null. */
  @Nullable Held at(int place, EntityTable table) throws SQLException {
    if (place >= to) {
      from = place;
      to = endOfRun(place, table);
      held =
          to - from == TableSql.FIND_AT_ONCE
              ? table.findMany(session, rows.subList(from, to))
              : new @Nullable Held[0];
    }
    return place - from < held.length ? held[place - from] : table.find(session, rows.get(place));
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
