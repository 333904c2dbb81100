package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.id.CustomerId;
import app.dangol.trust.AuditLog;
import app.dangol.trust.AuditTrail;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.audit.AuditRow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The audit trail of {@code ops.db} as somebody reads it. May block; any thread may call. */
public final class SqliteAuditTrail implements AuditTrail {
  private static final String BEGINNING = "SELECT " + AuditTable.COLUMNS;
  private static final String END =
      """
      AND a.seq < ?1 AND (?2 IS NULL OR a.at >= ?2)
        AND (?3 IS NULL OR a.staff = ?3) AND (?4 IS NULL OR a.action = ?4)
      ORDER BY a.seq DESC LIMIT ?5
      """;
  private static final String LIST =
      BEGINNING
          + """
          , p.customer, r.sealed FROM audit a
          LEFT JOIN audit_person p ON p.person = a.person
          LEFT JOIN audit_reason r ON r.seq = a.seq
          WHERE true
          """
          + END;
  private static final String LIST_ABOUT =
      BEGINNING
          + """
          , p.customer, r.sealed FROM audit_person p
          JOIN audit a ON a.person = p.person
          LEFT JOIN audit_reason r ON r.seq = a.seq
          WHERE p.customer = ?6
          """
          + END;
  private static final String ACTORS = "SELECT DISTINCT staff FROM audit ORDER BY staff";

  private final OpsDatabase database;
  private final AuditSeals seals;

  public SqliteAuditTrail(OpsDatabase database, FieldCipher cipher) {
    this.database = database;
    this.seals = new AuditSeals(cipher);
  }

  @Override
  public List<Entry> list(Wanted wanted, OptionalLong before, int atMost) {
    return database.read(session -> {
      PreparedStatement list = session.prepare(wanted.whose().isEmpty() ? LIST : LIST_ABOUT);
      list.setLong(1, before.orElse(Long.MAX_VALUE));
      list.setObject(2, wanted.since().map(Instant::toEpochMilli).orElse(null));
      list.setString(3, wanted.by().orElse(null));
      list.setString(4, wanted.action().map(AuditLog.Action::key).orElse(null));
      list.setInt(5, atMost);
      if (wanted.whose().isPresent()) {
        list.setString(6, wanted.whose().get().value());
      }
      return read(session, list);
    });
  }

  @Override
  public List<String> listActors() {
    return database.read(session -> {
      List<String> actors = new ArrayList<>();
      try (ResultSet rows = session.prepare(ACTORS).executeQuery()) {
        while (rows.next()) {
          actors.add(AuditTable.text(rows, 1));
        }
      }
      return actors;
    });
  }

  private List<Entry> read(Session session, PreparedStatement list) throws SQLException {
    // Without its beginning no reason opens, which keeps nobody from reading the rows.
    String chain = AuditTable.findState(session).map(AuditTable.State::chain).orElse("");
    List<Entry> entries = new ArrayList<>();
    try (ResultSet rows = list.executeQuery()) {
      while (rows.next()) {
        AuditRow row = AuditTable.row(rows);
        entries.add(
            new Entry(
                row.seq(),
                row.at(),
                row.staff(),
                row.store(),
                row.device(),
                row.action(),
                row.detail(),
                whose(row.person(), rows.getString(11)),
                reason(chain, row.seq(), rows.getBytes(12))));
      }
    }
    return entries;
  }

  private static Whose whose(String person, @Nullable String customer) {
    if (person.isEmpty()) {
      return new Whose.Nobody();
    }
    return customer == null ? new Whose.Erased(person) : new Whose.Known(new CustomerId(customer));
  }

  private Optional<String> reason(String chain, long seq, byte @Nullable [] sealed) {
    if (sealed == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(seals.openReason(chain, seq, sealed).text());
    } catch (DangolException e) {
      // Sealed with a key that is gone, or put there by somebody: the row can be read all the same,
      // and the check of the trail tells which it is.
      return Optional.empty();
    }
  }
}
