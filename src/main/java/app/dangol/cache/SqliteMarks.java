package app.dangol.cache;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Optional;

/** Moments this device must remember over a restart, in {@code ops.db}. May block. */
public final class SqliteMarks {
  /** The first moment of history that was still kept at the last sweep. */
  public static final String SWEPT_SINCE = "swept.since";

  /**
   * The number of the hub's last notice of an erasure that was dealt with, in the place of a time.
   */
  public static final String ERASURES = "erasures";

  /** When somebody was erased last. */
  static final String ERASED = "erased";

  /**
   * Of which erasure nothing is left in what the files do not use any more; see {@link #ERASED}.
   */
  static final String OVERWRITTEN = "overwritten";

  /** Since when the key is in use that everything is sealed with. */
  public static final String KEY_SINCE = "key.since";

  private static final String FIND = "SELECT value FROM mark WHERE name = ?";
  private static final String SAVE =
      """
      INSERT INTO mark (name, value) VALUES (?, ?)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value
      """;

  private static final String RAISE =
      """
      INSERT INTO mark (name, value) VALUES (?, ?)
      ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)
      """;

  private final OpsDatabase database;

  public SqliteMarks(OpsDatabase database) {
    this.database = database;
  }

  public Optional<Instant> find(String name) {
    return database.read(session -> {
      PreparedStatement find = session.prepare(FIND);
      find.setString(1, name);
      try (ResultSet row = find.executeQuery()) {
        return row.next() ? Optional.of(Instant.ofEpochMilli(row.getLong(1))) : Optional.empty();
      }
    });
  }

  public void save(String name, Instant moment) {
    write(SAVE, name, moment);
  }

  /** Saves it, unless a later one is kept. */
  void raise(String name, Instant moment) {
    write(RAISE, name, moment);
  }

  private void write(String sql, String name, Instant moment) {
    database.write(session ->
        new Binding(session.prepare(sql)).text(name).number(moment.toEpochMilli()).update());
  }
}
