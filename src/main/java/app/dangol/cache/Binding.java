package app.dangol.cache;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Sets a statement's parameters one after the other. */
final class Binding {
  private final PreparedStatement statement;
  private int next = 1;

  Binding(PreparedStatement statement) {
    this.statement = statement;
  }

  Binding text(@Nullable String value) throws SQLException {
    statement.setString(next++, value);
    return this;
  }

  Binding number(long value) throws SQLException {
    statement.setLong(next++, value);
    return this;
  }

  Binding numberOrNull(@Nullable Long value) throws SQLException {
    if (value == null) {
      statement.setNull(next++, Types.INTEGER);
      return this;
    }
    return number(value);
  }

  Binding realOrNull(@Nullable Double value) throws SQLException {
    if (value == null) {
      statement.setNull(next++, Types.REAL);
    } else {
      statement.setDouble(next++, value);
    }
    return this;
  }

  Binding bytesOrNull(byte @Nullable [] value) throws SQLException {
    statement.setBytes(next++, value);
    return this;
  }

  Binding bytes(byte[] value) throws SQLException {
    statement.setBytes(next++, value);
    return this;
  }

  /** Runs it; returns how many rows it touched. */
  int update() throws SQLException {
    return statement.executeUpdate();
  }
}
