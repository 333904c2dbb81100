package app.dangol.cache;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Some SQL on one connection, inside one transaction. */
@FunctionalInterface
interface SqlWork<T extends @Nullable Object> {
  T run(Session session) throws SQLException;
}
