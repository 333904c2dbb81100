package app.dangol.hub.imports;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Orders and lists whose rows stand apart, found before the first is taken: whoever took the first
 * part would take it for the whole.
 */
final class ScatteredIds {
  private final SeenIds ids = new SeenIds();

  private ScatteredIds() {}

  /**
   * Reads to the end. Rows that cannot be read, or do not say what they belong to, part nothing.
   *
   * @param rows of a reader of its own
   */
  static ScatteredIds find(ImportKind kind, RowReader rows) {
    ScatteredIds scattered = new ScatteredIds();
    if (kind.whole().isPresent()) {
      scattered.read(kind.whole().get().column(), rows);
    }
    return scattered;
  }

  /** For rows of which nothing will be taken. */
  static ScatteredIds none() {
    return new ScatteredIds();
  }

  private void read(String column, RowReader rows) {
    SeenIds seen = new SeenIds();
    @Nullable String last = null;
    for (Optional<RowLine> line = rows.next(); line.isPresent(); line = rows.next()) {
      if (line.get() instanceof RowLine.Fields row) {
        String id = row.fields().get(column);
        if (id != null && !id.equals(last)) {
          if (!seen.add(id)) {
            ids.add(id);
          }
          last = id;
        }
      }
    }
  }

  boolean contains(String id) {
    return ids.contains(id);
  }
}
