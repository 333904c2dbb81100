package app.dangol.hub.keys;

import java.sql.Connection;
import java.sql.SQLException;

/** What is different between the databases that can hold wrapped keys. */
public interface KeyDatabase {
  /** A new connection that commits by itself, with what makes deleted bytes go. Blocks. */
  Connection connect() throws SQLException;

  /** The SQL type of bytes. */
  String bytes();

  /** What keeps others from writing until the transaction ends; empty where a transaction does. */
  String lock();

  /**
   * What overwrites the bytes of deleted rows, outside of any transaction; empty where deleting
   * does.
   */
  String scrub();

  /** Whether a connection that failed so is of no use any more. */
  boolean isLost(SQLException failure);
}
