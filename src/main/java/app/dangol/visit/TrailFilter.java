package app.dangol.visit;

import app.dangol.id.CustomerId;
import app.dangol.trust.AuditLog;
import app.dangol.trust.AuditTrail;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Which rows of the audit trail somebody wants to read.
 *
 * @param by staff id, or the device; empty for anybody
 * @param action empty for any
 * @param whose empty for anybody
 */
public record TrailFilter(
    Days days, Optional<String> by, Optional<AuditLog.Action> action, Optional<CustomerId> whose) {
  /** What a reading begins with. */
  public static final TrailFilter FIRST =
      new TrailFilter(Days.WEEK, Optional.empty(), Optional.empty(), Optional.empty());

  /** How far back, in whole days of the shop's own time zone. */
  public enum Days {
    TODAY(1),
    WEEK(7),
    MONTH(30),
    ALL(0);

    private final int count;

    Days(int count) {
      this.count = count;
    }

    Optional<Instant> since(LocalDate today, ZoneId zone) {
      return this == ALL
          ? Optional.empty()
          : Optional.of(today.minusDays(count - 1L).atStartOfDay(zone).toInstant());
    }
  }

  public TrailFilter within(Days wanted) {
    return new TrailFilter(wanted, by, action, whose);
  }

  public TrailFilter by(Optional<String> who) {
    return new TrailFilter(days, who, action, whose);
  }

  public TrailFilter of(Optional<AuditLog.Action> what) {
    return new TrailFilter(days, by, what, whose);
  }

  public TrailFilter about(Optional<CustomerId> person) {
    return new TrailFilter(days, by, action, person);
  }

  AuditTrail.Wanted wanted(LocalDate today, ZoneId zone) {
    return new AuditTrail.Wanted(days.since(today, zone), by, action, whose);
  }
}
