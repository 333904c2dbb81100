package app.dangol.hub.store;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import org.sqlite.SQLiteConfig;

/** The file itself: how it is opened, its tables, its version. */
final class HubFile {
  static final int VERSION = 6;

  private HubFile() {}

  /** What a commit is worth. */
  enum Durability {
    /** It is on disk. */
    EVERY_COMMIT,
    /** It is in the file, which a stop of the machine or of the process may leave broken. */
    WHEN_FORCED
  }

  static Connection openForWriting(Path file, Durability durability)
      throws SQLException, IOException {
    OwnerOnly.make(file);
    SQLiteConfig config = common();
    switch (durability) {
      case EVERY_COMMIT -> {
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      }
      case WHEN_FORCED -> {
        config.setJournalMode(SQLiteConfig.JournalMode.OFF);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
      }
    }
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    // From the first row on: pages that split would else keep copies of what moved, all of them and
    // not the few that are left so. FAST leaves whole pages that are freed as they were.
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "ON");
    return open(config, file);
  }

  private static Connection open(SQLiteConfig config, Path file) throws SQLException {
    Properties properties = config.toProperties();
    // The driver would else ask for the new row's id after every INSERT.
    properties.setProperty("jdbc.get_generated_keys", "false");
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, properties);
    connection.setAutoCommit(false);
    return connection;
  }

  /** A reader holds its snapshot from its first query to its commit. */
  static Connection openForReading(Path file) throws SQLException {
    SQLiteConfig config = common();
    config.setReadOnly(true);
    return open(config, file);
  }

  private static SQLiteConfig common() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(5_000);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "268435456");
    // 16 MiB; the same for every connection.
    config.setCacheSize(-16_384);
    return config;
  }

  /**
   * Makes the tables if the file is new, and brings those of an older program up to date.
   *
   * @return its epoch
   */
  static String prepare(Connection writer) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      int version = number(statement, "PRAGMA user_version");
      if (version > VERSION) {
        throw new DangolException(
            ErrorCode.DB_02, "the hub's store has version " + version + ", newer than " + VERSION);
      }
      if (version == 0) {
        create(writer, statement);
      }
      if (version < 2) {
        addRecords(statement);
      }
      if (version < 3) {
        HubFileTotals.add(writer, statement);
      }
      if (version < 4) {
        statement.executeUpdate(numberById("json_extract(%s.data, '$.name')"));
      }
      if (version < 5) {
        addSealed(statement, "row");
        addSealed(statement, "record");
      }
      if (version > 0 && version < 6) {
        scrubOlder(writer, statement);
      }
      if (version < VERSION) {
        statement.executeUpdate("PRAGMA user_version = " + VERSION);
        writer.commit();
      }
      try (ResultSet rows = statement.executeQuery("SELECT epoch FROM log")) {
        String epoch = rows.next() ? rows.getString(1) : null;
        if (epoch == null) {
          throw new DangolException(ErrorCode.DB_01, "the hub's store has lost its epoch");
        }
        return epoch;
      }
    } finally {
      writer.commit();
    }
  }

  private static void create(Connection writer, Statement statement) throws SQLException {
    statement.executeUpdate(
        """
        CREATE TABLE log (
          epoch TEXT NOT NULL,
          position INTEGER NOT NULL
        ) STRICT\
        """);
    statement.executeUpdate(
        """
        CREATE TABLE row (
          bucket TEXT NOT NULL,
          entity TEXT NOT NULL,
          key TEXT NOT NULL,
          position INTEGER NOT NULL,
          data TEXT, -- null: a tombstone
          PRIMARY KEY (bucket, entity, key)
        ) STRICT, WITHOUT ROWID\
        """);
    statement.executeUpdate("CREATE UNIQUE INDEX row_position ON row (bucket, position)");
    statement.executeUpdate(
        """
        CREATE INDEX row_customer ON row (entity, key)
        WHERE entity = 'customer' AND data IS NOT NULL\
        """);
    statement.executeUpdate(
        """
        CREATE TABLE op (
          op_id TEXT NOT NULL PRIMARY KEY,
          fingerprint TEXT NOT NULL,
          applied INTEGER NOT NULL,
          position INTEGER NOT NULL,
          code TEXT,
          message TEXT,
          stored_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID\
        """);
    try (var insert = writer.prepareStatement("INSERT INTO log VALUES (?, 0)")) {
      insert.setString(1, UUID.randomUUID().toString());
      insert.executeUpdate();
    }
  }

  /**
   * The step to version 4: enrolled devices' ops are numbered under the devices' ids. A name that
   * several stores have says nothing of any of them.
   *
   * @param name an expression for the name in the record of that alias
   */
  static String numberById(String name) {
    return """
    INSERT INTO device_seq (device, seq)
    SELECT known.key, numbered.seq
    FROM record AS known JOIN device_seq AS numbered ON numbered.device = %s
    WHERE known.kind = 'device' AND NOT EXISTS (
      SELECT 1 FROM record AS other
      WHERE other.kind = 'device' AND other.key <> known.key AND %s = numbered.device)
    ON CONFLICT (device) DO NOTHING\
    """
        .formatted(name.formatted("known"), name.formatted("other"));
  }

  /** The step to version 5: beside a plain text, or an empty one, what is sealed. */
  private static void addSealed(Statement statement, String table) throws SQLException {
    String known = "SELECT count(*) FROM pragma_table_info('" + table + "') WHERE name = 'sealed'";
    if (number(statement, known) == 0) {
      statement.executeUpdate("ALTER TABLE " + table + " ADD COLUMN sealed BLOB");
    }
  }

  /**
   * The step to version 6: programs before did not overwrite what they deleted, and kept tombstones
   * where no device asks for any.
   */
  private static void scrubOlder(Connection writer, Statement statement) throws SQLException {
    statement.executeUpdate(SealedPlaces.DELETE_OWN_TOMBSTONES);
    writer.commit();
    scrub(writer);
  }

  /**
   * Has nothing left of what was deleted or written over; takes twice as much disk as the file for
   * as long. Others may read meanwhile.
   */
  static void scrub(Connection writer) throws SQLException {
    writer.setAutoCommit(true);
    try (Statement statement = writer.createStatement()) {
      // The copy would else be made in memory.
      statement.executeUpdate("PRAGMA temp_store = FILE");
      statement.executeUpdate("VACUUM");
      statement.executeUpdate("PRAGMA temp_store = MEMORY");
      emptyLog(statement);
    } finally {
      writer.setAutoCommit(false);
    }
  }

  /**
   * Has the write-ahead log hold no older versions of pages any more, nor the file. Where a page
   * was split, what moved may stand in its unused middle still ({@code secure_delete} does not
   * reach there), until {@link #scrub}.
   */
  static void emptyLog(Connection writer) throws SQLException {
    writer.setAutoCommit(true);
    try (Statement statement = writer.createStatement()) {
      emptyLog(statement);
    } finally {
      writer.setAutoCommit(false);
    }
  }

  private static void emptyLog(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
      if (rows.next() && rows.getInt(1) != 0) {
        throw new SQLException("another process reads the hub's store");
      }
    }
  }

  private static void addRecords(Statement statement) throws SQLException {
    statement.executeUpdate(
        """
        CREATE TABLE record (
          kind TEXT NOT NULL,
          key TEXT NOT NULL,
          data TEXT NOT NULL,
          PRIMARY KEY (kind, key)
        ) STRICT, WITHOUT ROWID\
        """);
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }
}
