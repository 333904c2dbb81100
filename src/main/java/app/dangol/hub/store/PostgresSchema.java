package app.dangol.hub.store;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/** The tables in PostgreSQL, step by step; made in the first schema of the search path. */
final class PostgresSchema {
  /** Keeps copies that start together from making the tables twice; any number of our own. */
  private static final long MIGRATION_LOCK = 0x64616e676f6c0001L;

  /** The step from version n to n + 1 at index n. Texts that are keys are in byte order. */
  private static final List<String> STEPS =
      List.of(
          """
          CREATE TABLE log (
            one BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (one), -- a single row: the writers' lock
            epoch TEXT NOT NULL,
            position BIGINT NOT NULL
          );
          CREATE TABLE row (
            bucket TEXT COLLATE "C" NOT NULL,
            entity TEXT COLLATE "C" NOT NULL,
            key TEXT COLLATE "C" NOT NULL,
            position BIGINT NOT NULL,
            data TEXT, -- null: a tombstone
            PRIMARY KEY (bucket, entity, key)
          );
          CREATE UNIQUE INDEX row_position ON row (bucket, position);
          CREATE INDEX row_customer ON row (entity, key, bucket)
            WHERE entity = 'customer' AND data IS NOT NULL;
          CREATE INDEX row_tombstone ON row (position) WHERE data IS NULL;
          CREATE TABLE bucket (
            bucket TEXT COLLATE "C" PRIMARY KEY,
            newest BIGINT NOT NULL,
            count BIGINT NOT NULL,
            sum BIGINT NOT NULL,
            horizon BIGINT NOT NULL
          );
          CREATE TABLE op (
            op_id TEXT COLLATE "C" PRIMARY KEY,
            fingerprint TEXT NOT NULL,
            applied INTEGER NOT NULL,
            position BIGINT NOT NULL,
            code TEXT,
            message TEXT,
            stored_at TEXT NOT NULL
          );
          CREATE TABLE device_seq (
            device TEXT COLLATE "C" PRIMARY KEY,
            seq BIGINT NOT NULL
          );
          CREATE TABLE record (
            kind TEXT COLLATE "C" NOT NULL,
            key TEXT COLLATE "C" NOT NULL,
            data TEXT NOT NULL,
            PRIMARY KEY (kind, key)
          );
          CREATE TABLE mark (
            position BIGINT PRIMARY KEY,
            at BIGINT NOT NULL -- seconds since 1970
          );
          """,
          HubFile.numberById("%s.data::json ->> 'name'"),
          """
          ALTER TABLE row ADD COLUMN IF NOT EXISTS sealed BYTEA;
          ALTER TABLE record ADD COLUMN IF NOT EXISTS sealed BYTEA;
          """,
          SealedPlaces.DELETE_OWN_TOMBSTONES);

  static final int VERSION = STEPS.size();

  private PostgresSchema() {}

  /**
   * Brings the tables up to date.
   *
   * @return the log's epoch
   * @throws DangolException DB-02 if a newer program made them, DB-01 if the database cannot hold
   *     them
   */
  static String prepare(Connection writer) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + MIGRATION_LOCK + ")");
      requireUtf8(statement);
      statement.executeUpdate(
          "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
      int version = version(statement);
      if (version > VERSION) {
        throw new DangolException(
            ErrorCode.DB_02, "the hub's store has version " + version + ", newer than " + VERSION);
      }
      for (int step = version; step < VERSION; step++) {
        statement.execute(STEPS.get(step));
      }
      if (version == 0) {
        begin(writer);
      }
      if (version < VERSION) {
        statement.executeUpdate("DELETE FROM schema_version");
        statement.executeUpdate("INSERT INTO schema_version VALUES (" + VERSION + ")");
      }
      String epoch = epoch(statement);
      writer.commit();
      return epoch;
    } catch (SQLException | RuntimeException e) {
      writer.rollback();
      throw e;
    }
  }

  private static void requireUtf8(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SHOW server_encoding")) {
      if (!rows.next() || !rows.getString(1).equals("UTF8")) {
        throw new DangolException(
            ErrorCode.DB_01, "the hub's store needs a database with the encoding UTF8");
      }
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT max(version) FROM schema_version")) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  private static void begin(Connection writer) throws SQLException {
    try (PreparedStatement insert =
        writer.prepareStatement("INSERT INTO log (epoch, position) VALUES (?, 0)")) {
      insert.setString(1, UUID.randomUUID().toString());
      insert.executeUpdate();
    }
  }

  private static String epoch(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT epoch FROM log")) {
      if (!rows.next()) {
        throw new DangolException(ErrorCode.DB_01, "the hub's store has lost its epoch");
      }
      return rows.getString(1);
    }
  }
}
