package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.id.CustomerId;
import app.dangol.trust.AuditTrail;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.audit.AuditRow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The audit trail of {@code ops.db} as somebody reads it. May block; any thread may call. */
public final class SqliteAuditTrail implements AuditTrail {
  private static final String BEGINNING = "SELECT " + AuditTable.COLUMNS;
  private static final String LIST =
      BEGINNING
          + """
          , p.customer, r.sealed FROM audit a
          LEFT JOIN audit_person p ON p.person = a.person
          LEFT JOIN audit_reason r ON r.seq = a.seq
          WHERE a.seq < ? ORDER BY a.seq DESC LIMIT ?
          """;
  private static final String LIST_ABOUT =
      BEGINNING
          + """
          , p.customer, r.sealed FROM audit_person p
          JOIN audit a ON a.person = p.person
          LEFT JOIN audit_reason r ON r.seq = a.seq
          WHERE p.customer = ? AND a.seq < ? ORDER BY a.seq DESC LIMIT ?
          """;

  private final OpsDatabase database;
  private final AuditSeals seals;

  public SqliteAuditTrail(OpsDatabase database, FieldCipher cipher) {
    this.database = database;
    this.seals = new AuditSeals(cipher);
  }

  @Override
  public List<Entry> list(OptionalLong before, int atMost) {
    return database.read(session -> {
      PreparedStatement list = session.prepare(LIST);
      list.setLong(1, before.orElse(Long.MAX_VALUE));
      list.setInt(2, atMost);
      return read(session, list);
    });
  }

  @Override
  public List<Entry> listAbout(CustomerId whose, OptionalLong before, int atMost) {
    return database.read(session -> {
      PreparedStatement list = session.prepare(LIST_ABOUT);
      list.setString(1, whose.value());
      list.setLong(2, before.orElse(Long.MAX_VALUE));
      list.setInt(3, atMost);
      return read(session, list);
    });
  }

  private List<Entry> read(Session session, PreparedStatement list) throws SQLException {
    String chain = AuditTable.state(session).chain();
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
