package app.dangol.cache;

import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditLog;
import java.time.Clock;
import java.util.Locale;

/** The audit trail in {@code ops.db}; a row is on disk when {@link #record} returns. */
public final class SqliteAuditLog implements AuditLog {
  private static final String INSERT =
      "INSERT INTO audit (at, staff, action, customer) VALUES (?, ?, ?, ?)";

  private final OpsDatabase database;
  private final Clock clock;

  public SqliteAuditLog(OpsDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void record(StaffId by, Action action, CustomerId whose) {
    database.write(session ->
        new Binding(session.prepare(INSERT))
            .number(clock.millis())
            .text(by.value())
            .text(action.name().toLowerCase(Locale.ROOT))
            .text(whose.value())
            .update());
  }
}
