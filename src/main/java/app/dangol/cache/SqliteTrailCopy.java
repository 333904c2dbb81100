package app.dangol.cache;

import app.dangol.trust.audit.AuditRow;
import app.dangol.wire.AuditRows;
import app.dangol.wire.StaffGrants;
import app.dangol.wire.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The audit trail and the grants of roles as the hub gets them to keep. Whose a row is and why it
 * was done stay on this device: what goes are the commitments that stand in the chain. May block;
 * any thread may call.
 */
public final class SqliteTrailCopy {
  /** Well below what a request may have, with the numbers and names around the rows. */
  private static final int MAX_BYTES = 192 << 10;

  private static final String NEXT =
      "SELECT "
          + AuditTable.COLUMNS
          + " FROM audit a WHERE a.seq > ? AND a.seq <= ? ORDER BY a.seq LIMIT ?";
  private static final String BEFORE =
      "SELECT seq, hash FROM audit WHERE seq <= ? ORDER BY seq DESC LIMIT 1";
  private static final String GRANTS =
      """
      SELECT staff, role, granted_at, granted_by, withdrawn_at, withdrawn_by FROM staff_grant
      ORDER BY seq DESC LIMIT ?
      """;

  private final OpsDatabase database;

  public SqliteTrailCopy(OpsDatabase database) {
    this.database = database;
  }

  /**
   * Rows of a trail, the oldest first.
   *
   * @param after what stands before them
   * @param anchor where the trail begins by now, if they are its first
   */
  public record Part(
      String chain,
      AuditRows.Place after,
      AuditRows.@Nullable Anchor anchor,
      List<AuditRows.Row> rows) {
    public Part {
      rows = List.copyOf(rows);
    }
  }

  /**
   * The next rows to send; empty if there are none, or the trail is another one.
   *
   * @param chain the trail the hub knows
   * @param after the newest row the hub has
   * @param upTo the newest row that was signed
   */
  public Optional<Part> next(String chain, long after, long upTo) {
    return database.read(session -> {
      AuditTable.State state = AuditTable.state(session);
      if (!state.chain().equals(chain)) {
        return Optional.empty();
      }
      List<AuditRows.Row> rows = rows(session, after, upTo);
      return rows.isEmpty() ? Optional.empty() : Optional.of(part(session, state, after, rows));
    });
  }

  private static Part part(
      Session session, AuditTable.State state, long after, List<AuditRows.Row> rows)
      throws SQLException {
    PreparedStatement find = session.prepare(BEFORE);
    find.setLong(1, after);
    try (ResultSet row = find.executeQuery()) {
      if (row.next()) {
        AuditRows.Place before = new AuditRows.Place(row.getLong(1), AuditTable.hex(row, 2));
        return new Part(state.chain(), before, null, rows);
      }
    }
    AuditRows.Place begin = new AuditRows.Place(state.anchor().seq(), state.anchor().hash());
    AuditRows.Anchor anchor =
        state.anchorSignature().isEmpty()
            ? null
            : new AuditRows.Anchor(state.anchor().at().toString(), state.anchorSignature());
    return new Part(state.chain(), begin, anchor, rows);
  }

  private static List<AuditRows.Row> rows(Session session, long after, long upTo)
      throws SQLException {
    PreparedStatement next = session.prepare(NEXT);
    next.setLong(1, after);
    next.setLong(2, upTo);
    next.setInt(3, AuditRows.MAX_ROWS);
    List<AuditRows.Row> rows = new ArrayList<>();
    int bytes = 0;
    try (ResultSet found = next.executeQuery()) {
      while (found.next()) {
        AuditRows.Row row = row(AuditTable.row(found));
        bytes += StrictJson.write(row).getBytes(StandardCharsets.UTF_8).length + 1;
        if (bytes > MAX_BYTES && !rows.isEmpty()) {
          break;
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static AuditRows.Row row(AuditRow row) {
    return new AuditRows.Row(
        row.seq(),
        row.at().toString(),
        row.staff(),
        row.store(),
        row.device(),
        row.action(),
        orNull(row.detail()),
        orNull(row.person()),
        orNull(row.reason()),
        row.hash());
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** Who has or had which role here, the oldest first; of a great many the newest. */
  public List<StaffGrants.Grant> listGrants() {
    return database.read(session -> {
      List<StaffGrants.Grant> grants = new ArrayList<>();
      PreparedStatement list = session.prepare(GRANTS);
      list.setInt(1, StaffGrants.MAX_GRANTS);
      try (ResultSet row = list.executeQuery()) {
        while (row.next()) {
          String withdrawnBy = row.getString(6);
          grants.add(
              new StaffGrants.Grant(
                  row.getString(1),
                  row.getString(2),
                  Instant.ofEpochMilli(row.getLong(3)).toString(),
                  row.getString(4),
                  withdrawnBy == null ? null : Instant.ofEpochMilli(row.getLong(5)).toString(),
                  withdrawnBy));
        }
      }
      return grants.reversed();
    });
  }

  /** Another list has another tag. */
  public static String tagOf(List<StaffGrants.Grant> grants) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (StaffGrants.Grant grant : grants) {
        sha256.update((StrictJson.write(grant) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
