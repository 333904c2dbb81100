package app.dangol.cache;

import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.trust.FieldCipher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What waits in {@code ops.db}, as far as it can be told without the device's key: kinds, authors
 * and times are readable there, the words are not. Blocks; only while nobody else has it open.
 */
public final class UnsentOps {
  private static final String GROUPS =
      """
      SELECT type, author, count(*), min(at), max(at) FROM op
      WHERE state IN ('queued', 'sending', 'attention')
      GROUP BY type, author ORDER BY min(at)
      """;
  private static final String NEWEST =
      "SELECT op_id, sealed_body FROM op ORDER BY seq DESC LIMIT 1";

  private UnsentOps() {}

  /** Writes of one kind by one author that the hub has not taken. */
  public record Group(String type, String author, int count, Instant oldest, Instant newest) {}

  /**
   * Counts them.
   *
   * @throws DangolException DB-01 or DB-02 if the file cannot be opened
   */
  public static List<Group> list(Path opsFile, BlockingGuard guard) {
    if (Files.notExists(opsFile)) {
      return List.of();
    }
    try (OpsDatabase ops = OpsDatabase.open(opsFile, guard)) {
      return ops.read(session -> {
        List<Group> groups = new ArrayList<>();
        try (ResultSet rows = session.prepare(GROUPS).executeQuery()) {
          while (rows.next()) {
            groups.add(
                new Group(
                    rows.getString(1),
                    rows.getString(2),
                    rows.getInt(3),
                    Instant.ofEpochMilli(rows.getLong(4)),
                    Instant.ofEpochMilli(rows.getLong(5))));
          }
        }
        return groups;
      });
    }
  }

  /**
   * Whether the newest write opens with that key; also if there is none.
   *
   * @throws DangolException DB-01 or DB-02 if the file cannot be opened
   */
  public static boolean openWith(Path opsFile, FieldCipher cipher, BlockingGuard guard) {
    if (Files.notExists(opsFile)) {
      return true;
    }
    try (OpsDatabase ops = OpsDatabase.open(opsFile, guard)) {
      return ops.read(session -> {
        try (ResultSet rows = session.prepare(NEWEST).executeQuery()) {
          return !rows.next() || opens(cipher, rows.getString(1), rows.getBytes(2));
        }
      });
    }
  }

  private static boolean opens(FieldCipher cipher, String id, byte[] sealed) {
    try {
      OpBody.open(cipher, id, sealed);
      return true;
    } catch (DangolException e) {
      return false;
    }
  }
}
