package app.dangol.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;

/**
 * Makes files as earlier versions of this program made them, by those versions' own migrations: to
 * prove that an update loses nothing. The app itself has no use for it. Blocks.
 */
public final class EarlierFiles {
  private static final List<String> WAL = List.of("PRAGMA journal_mode = WAL");

  /** What the first schema of ops.db knew of a write. */
  private static final String FIRST_COLUMNS =
      "seq, op_id, type, subject, author, at, sealed_body, body_hash, state, attempts, position,"
          + " code, message";

  /** Rows about nobody, or somebody erased, had no place there. */
  private static final String UNCHAINED =
      """
      INSERT INTO main.audit (id, at, staff, action, customer)
      SELECT a.seq, a.at, a.staff, a.action, p.customer
      FROM now.audit a JOIN now.audit_person p ON p.person = a.person
      """;

  /** The version of ops.db from which on its audit trail is a chain. */
  private static final int CHAINED = 4;

  private EarlierFiles() {}

  /**
   * Makes an empty cache of that version.
   *
   * @throws IOException if it cannot be made
   */
  public static void makeCache(Path file, int version) throws IOException {
    try (Session session = Session.open(file, WAL)) {
      make(session, DatabaseProfile.cache(), version);
    } catch (SQLException e) {
      throw new IOException("an earlier cache cannot be made", e);
    }
  }

  /**
   * Turns {@code ops.db} back into one of that version, with everything in it that version could
   * hold. Nobody may have it open.
   *
   * @param version of before the audit trail was a chain
   * @throws IOException if it cannot be made
   */
  public static void takeBackOps(Path file, int version) throws IOException {
    if (version >= CHAINED) {
      throw new IllegalArgumentException("a chain cannot be taken back");
    }
    Path earlier = file.resolveSibling("ops-earlier.db");
    SecureFiles.deleteDatabase(earlier);
    try (Session session = Session.open(earlier, WAL)) {
      make(session, DatabaseProfile.ops(), version);
      var attach = session.prepare("ATTACH DATABASE ? AS now");
      attach.setString(1, file.toString());
      attach.execute();
      session.execute(
          "INSERT INTO main.op (%s) SELECT %s FROM now.op".formatted(FIRST_COLUMNS, FIRST_COLUMNS));
      session.execute(
          session.number("PRAGMA now.user_version", 0) < CHAINED
              ? "INSERT INTO main.audit SELECT * FROM now.audit"
              : UNCHAINED);
      session.execute("DETACH DATABASE now");
    } catch (SQLException e) {
      throw new IOException("an earlier ops.db cannot be made", e);
    }
    SecureFiles.deleteDatabase(file);
    Files.move(earlier, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void make(Session session, DatabaseProfile profile, int version)
      throws SQLException {
    for (Migration step : profile.migrations()) {
      if (step.to() <= version) {
        step.apply(session);
      }
    }
    session.execute("PRAGMA user_version = " + version);
  }
}
