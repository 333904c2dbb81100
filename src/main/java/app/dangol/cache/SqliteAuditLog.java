package app.dangol.cache;

import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;

/** The audit trail in {@code ops.db}; a row is on disk when {@link #record} returns. */
public final class SqliteAuditLog implements AuditLog {
  private static final String INSERT =
      "INSERT INTO audit (at, staff, action, customer) VALUES (?, ?, ?, ?)";

  /** As they were written; what a clock that was ahead has dated later waits its turn. */
  private static final String FORGET =
      """
      DELETE FROM audit WHERE id IN (SELECT id FROM audit ORDER BY id LIMIT ?) AND at < ?
      """;

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

  /**
   * Lets go of what is older than that, the oldest first, so many at once that nobody waits long
   * for the file.
   *
   * @return how many rows; fewer than {@code atMost} once there is nothing left to let go of
   */
  int forgetBefore(Instant kept, int atMost) {
    return database.write(session ->
        new Binding(session.prepare(FORGET)).number(atMost).number(kept.toEpochMilli()).update());
  }
}
