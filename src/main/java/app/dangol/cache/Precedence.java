package app.dangol.cache;

import app.dangol.cache.EntityTable.Held;
import app.dangol.cache.EntityTable.Origin;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/**
 * Asked by an upsert about the row it found under the key: whether that one gives way. Remembers it
 * as well, so that nobody has to look for it first, which would cost half as much again as the
 * upsert. A row gives way unless it is a newer one of the same origin; versions of two buckets say
 * nothing about each other. Used by the one thread that writes.
 */
final class Precedence extends Function {
  /** To be put behind the upsert's WHERE. */
  static final String CONDITION =
      """
      gives_way(version, bucket = excluded.bucket AND generation = excluded.generation, bucket,
        generation)\
      """;

  private static final String NAME = "gives_way";

  private Origin origin = new Origin(-1, -1);
  private long version;
  private @Nullable Held held;

  private Precedence() {}

  /** Makes it known to that connection. */
  static Precedence on(Connection connection) throws SQLException {
    Precedence precedence = new Precedence();
    Function.create(connection, NAME, precedence, 4, 0);
    return precedence;
  }

  /** Before the upsert of a row. */
  void expect(Origin origin, long version) {
    this.origin = origin;
    this.version = version;
    this.held = null;
  }

  /** What the last upsert found under its key, or null if there was nothing. */
  @Nullable Held held() {
    return held;
  }

  @Override
  protected void xFunc() throws SQLException {
    long there = value_long(0);
    boolean same = value_int(1) == 1;
    // Asking for an argument costs about as much as all the rest of this.
    held = new Held(same ? origin : new Origin(value_long(2), value_long(3)), there);
    result(same && there > version ? 0 : 1);
  }
}
