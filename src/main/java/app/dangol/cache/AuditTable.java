package app.dangol.cache;

import app.dangol.trust.audit.AuditChain;
import app.dangol.trust.audit.AuditMark;
import app.dangol.trust.audit.AuditMark.Kind;
import app.dangol.trust.audit.AuditRow;
import app.dangol.trust.audit.SignedMark;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The tables of the audit trail, row by row. A field that is not there reads as a blank one. */
final class AuditTable {
  /** What {@link #row} reads. */
  static final String COLUMNS =
      "a.seq, a.at, a.staff, a.store, a.device, a.action, a.detail, a.person, a.reason, a.hash";

  /** A blank text or a number as text would read as what was written, and is not. */
  private static final String AS_WRITTEN =
      """
      typeof(a.seq) = 'integer' AND typeof(a.at) = 'integer'
        AND typeof(a.staff) = 'text' AND typeof(a.store) = 'text' AND typeof(a.device) = 'text'
        AND typeof(a.action) = 'text' AND typeof(a.detail) = 'text'
        AND typeof(a.person) IN ('blob', 'null') AND typeof(a.reason) IN ('blob', 'null')
        AND typeof(a.hash) = 'blob'
      """;

  private static final String ALL =
      "SELECT " + COLUMNS + ", " + AS_WRITTEN + " FROM audit a ORDER BY a.seq";
  private static final String LAST = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1";
  private static final String HASH_AT = "SELECT hash FROM audit WHERE seq = ?";
  private static final String ADD =
      """
      INSERT INTO audit (seq, at, staff, store, device, action, detail, person, reason, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String STATE =
      """
      SELECT chain, sealed_key, anchor_seq, anchor_hash, anchor_at, anchor_signature,
        head_seq, head_hash, head_at, head_signature, hub_seq,
        coalesce(head_seq, head_hash, head_at, head_signature) IS NOT NULL
      FROM audit_chain WHERE id = 1
      """;

  /** Whether there is one such row, with what {@link #STATE} reads in it. */
  private static final String HAS_STATE =
      """
      SELECT count(*) = 1 AND total(
        id = 1 AND typeof(chain) = 'blob' AND typeof(sealed_key) IN ('blob', 'null')
        AND typeof(anchor_seq) = 'integer' AND typeof(anchor_hash) = 'blob'
        AND typeof(anchor_at) IN ('integer', 'null')
        AND typeof(anchor_signature) IN ('blob', 'null')
        AND typeof(head_seq) IN ('integer', 'null') AND typeof(head_hash) IN ('blob', 'null')
        AND typeof(head_at) IN ('integer', 'null')
        AND typeof(head_signature) IN ('blob', 'null')
        AND typeof(hub_seq) IN ('integer', 'null')) = 1
      FROM audit_chain
      """;

  private static final HexFormat HEX = HexFormat.of();

  private AuditTable() {}

  /**
   * What is kept of the chain as a whole.
   *
   * @param anchor where it begins: its start, or the last row that was let go of
   * @param anchorSignature blank at its start
   * @param head the newest that was signed
   * @param headLeft whether anything is there of what is written with the head's signature
   * @param hubSeq number of the newest row whose hash the hub has said to have
   */
  record State(
      String chain,
      byte @Nullable [] sealedKey,
      AuditMark anchor,
      String anchorSignature,
      Optional<SignedMark> head,
      boolean headLeft,
      OptionalLong hubSeq) {
    /**
     * Whether the end was signed once, which no program takes back: something of it is left, the
     * hub has answered to it, or there is a key that nothing else was signed with.
     */
    boolean wasSigned() {
      return headLeft || hubSeq.isPresent() || (sealedKey != null && anchorSignature.isEmpty());
    }

    @Override
    public String toString() {
      return "State[" + chain + "]";
    }
  }

  /** Takes the rows one by one. */
  @FunctionalInterface
  interface RowWork {
    /** Returns false to end it. */
    boolean take(AuditRow row);
  }

  /** A row with a field of another kind than is written has no hash. */
  static void forEach(Session session, RowWork work) throws SQLException {
    try (ResultSet row = session.prepare(ALL).executeQuery()) {
      boolean wanted = true;
      while (wanted && row.next()) {
        boolean asWritten = row.getBoolean(11);
        wanted = work.take(asWritten ? row(row) : row(row).with(""));
      }
    }
  }

  static AuditRow row(ResultSet row) throws SQLException {
    return new AuditRow(
        row.getLong(1),
        Instant.ofEpochMilli(row.getLong(2)),
        text(row, 3),
        text(row, 4),
        text(row, 5),
        text(row, 6),
        text(row, 7),
        hex(row, 8),
        hex(row, 9),
        hex(row, 10));
  }

  /** Whether what {@link #state} reads is there, each field of its kind. */
  static boolean hasState(Session session) throws SQLException {
    return session.number(HAS_STATE, 0) == 1;
  }

  /**
   * @throws SQLException if it is not there
   */
  static State state(Session session) throws SQLException {
    return findState(session)
        .orElseThrow(() -> new SQLException("the audit trail has lost its beginning"));
  }

  /** Empty if somebody has deleted it. */
  static Optional<State> findState(Session session) throws SQLException {
    try (ResultSet row = session.prepare(STATE).executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      String chain = hex(row, 1);
      AuditMark anchor =
          new AuditMark(Kind.ANCHOR, chain, row.getLong(3), hex(row, 4), instant(row, 5));
      AuditMark head =
          new AuditMark(Kind.HEAD, chain, row.getLong(7), hex(row, 8), instant(row, 9));
      String headSignature = hex(row, 10);
      long hubSeq = row.getLong(11);
      OptionalLong hub = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(hubSeq);
      return Optional.of(
          new State(
              chain,
              row.getBytes(2),
              anchor,
              hex(row, 6),
              headSignature.isEmpty()
                  ? Optional.empty()
                  : Optional.of(new SignedMark(head, headSignature)),
              row.getBoolean(12),
              hub));
    }
  }

  /** A row's number and hash. */
  record Place(long seq, String hash) {}

  /** The newest row, or where the chain begins. */
  static Place last(Session session) throws SQLException {
    try (ResultSet row = session.prepare(LAST).executeQuery()) {
      if (row.next()) {
        return new Place(row.getLong(1), hex(row, 2));
      }
    }
    AuditMark anchor = state(session).anchor();
    return new Place(anchor.seq(), anchor.hash());
  }

  /** The hash of a row, also of the one that the chain begins behind; empty for any other. */
  static Optional<String> findHash(Session session, State state, long seq) throws SQLException {
    if (seq == state.anchor().seq()) {
      return Optional.of(state.anchor().hash());
    }
    PreparedStatement find = session.prepare(HASH_AT);
    find.setLong(1, seq);
    try (ResultSet row = find.executeQuery()) {
      return row.next() ? Optional.of(hex(row, 1)) : Optional.empty();
    }
  }

  /**
   * Adds a row behind another; its own hash is not looked at.
   *
   * @return the hash it has there
   */
  static String add(Session session, String previous, AuditRow row) throws SQLException {
    String hash = AuditChain.hash(previous, row);
    new Binding(session.prepare(ADD))
        .number(row.seq())
        .number(row.at().toEpochMilli())
        .text(row.staff())
        .text(row.store())
        .text(row.device())
        .text(row.action())
        .text(row.detail())
        .bytesOrNull(row.person().isEmpty() ? null : HEX.parseHex(row.person()))
        .bytesOrNull(row.reason().isEmpty() ? null : HEX.parseHex(row.reason()))
        .bytes(HEX.parseHex(hash))
        .update();
    return hash;
  }

  static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  static String hex(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? "" : HEX.formatHex(bytes);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }
}
