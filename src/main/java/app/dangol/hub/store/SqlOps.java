package app.dangol.hub.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The results of ops, in the SQL that both stores share. */
final class SqlOps {
  private SqlOps() {}

  static Optional<StoredOp> find(Statements statements, String opId) throws SQLException {
    if (!StoreText.isStorable(opId)) {
      return Optional.empty();
    }
    try (ResultSet rows =
        statements.query(
            """
            SELECT fingerprint, applied, position, code, message, stored_at
            FROM op WHERE op_id = ?\
            """,
            opId)) {
      return rows.next()
          ? Optional.of(
              new StoredOp(
                  opId,
                  rows.getString(1),
                  rows.getInt(2) != 0,
                  rows.getLong(3),
                  rows.getString(4),
                  rows.getString(5),
                  rows.getString(6)))
          : Optional.empty();
    }
  }

  static void keep(Statements statements, StoredOp op) throws SQLException {
    StoreText.require(op.opId(), op.fingerprint(), op.storedAt());
    statements.update(
        """
        INSERT INTO op (op_id, fingerprint, applied, position, code, message, stored_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)\
        """,
        op.opId(),
        op.fingerprint(),
        op.applied() ? 1 : 0,
        op.position(),
        op.code(),
        op.message(),
        op.storedAt());
  }

  static void keepSeq(Statements statements, String device, long seq) throws SQLException {
    StoreText.require(device);
    statements.update(
        """
        INSERT INTO device_seq (device, seq) VALUES (?, ?)
        ON CONFLICT (device) DO UPDATE SET seq = excluded.seq WHERE device_seq.seq < excluded.seq\
        """,
        device,
        seq);
  }
}
