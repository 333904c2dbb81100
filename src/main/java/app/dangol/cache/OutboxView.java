package app.dangol.cache;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads what is in the outbox, for the screen. Calls for help are not counted: they are of no use
 * later, and are told of where they are made. Nor is what became of suggestions: nobody has written
 * it, and nobody could do anything about it. May block; never call it on the FX thread.
 */
public final class OutboxView {
  private static final String COUNTS =
      """
      SELECT coalesce(sum(state IN ('queued', 'sending')), 0), coalesce(sum(state = 'attention'), 0),
        min(CASE WHEN state IN ('queued', 'sending') THEN at END)
      FROM op WHERE state <> 'applied' AND type NOT LIKE 'help.%' AND type <> 'suggestion.events'
      """;

  private final OpsDatabase database;

  public OutboxView(OpsDatabase database) {
    this.database = database;
  }

  /**
   * How much waits.
   *
   * @param waiting writes the hub has not answered yet
   * @param attention writes it refused
   * @param oldest when the oldest of the waiting was made
   */
  public record Counts(int waiting, int attention, Optional<Instant> oldest) {}

  public Counts count() {
    return database.read(OutboxView::count);
  }

  static Counts count(Session session) throws SQLException {
    try (ResultSet row = session.prepare(COUNTS).executeQuery()) {
      if (!row.next()) {
        return new Counts(0, 0, Optional.empty());
      }
      long oldest = row.getLong(3);
      Optional<Instant> since =
          row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest));
      return new Counts(row.getInt(1), row.getInt(2), since);
    }
  }
}
