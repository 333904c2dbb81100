package app.dangol.cache;

import app.dangol.trust.AuditTrail;
import app.dangol.trust.access.StaffAccounts;
import app.dangol.visit.QueuedScans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go by itself of what this device has held long enough: customers fetched on demand, cards
 * that wait for the hub, and once a day history, records of looks and withdrawn grants of roles
 * that are too old. By a clock that looks wrong neither goes, and history that went by one that was
 * ahead is fetched again. May block; one thread at a time.
 */
public final class DeviceRetention {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceRetention.class);

  /** More than any time zone or summer time set wrong. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofHours(13);

  /** As long as a tablet may lie in a drawer and its clock still be taken at its word. */
  private static final Duration LONGEST_ABSENCE = Duration.ofDays(45);

  /** A clock that is set back over a midnight brings no snapshot about. */
  private static final Duration STEP_BACK = Duration.ofDays(2);

  /** Three years after a role was withdrawn, leap days included. */
  private static final Duration GRANTS_KEPT = Duration.ofDays(3 * 365 + 1);

  private static final int FORGOTTEN_AT_ONCE = 1_000;

  private final CacheWriter writer;
  private final BucketStates states;
  private final SqliteMarks marks;
  private final QueuedScans scans;
  private final SqliteAuditLog audit;
  private final StaffAccounts staff;
  private final Retention retention;
  private final String clients;
  private final Supplier<Optional<Duration>> aheadOfHub;
  private final Clock clock;

  /**
   * @param clients the bucket that brings customers
   * @param aheadOfHub how far this clock is ahead of the hub's; empty before the hub has answered
   */
  public DeviceRetention(
      CacheWriter writer,
      BucketStates states,
      SqliteMarks marks,
      QueuedScans scans,
      SqliteAuditLog audit,
      StaffAccounts staff,
      Retention retention,
      String clients,
      Supplier<Optional<Duration>> aheadOfHub,
      Clock clock) {
    this.writer = writer;
    this.states = states;
    this.marks = marks;
    this.scans = scans;
    this.audit = audit;
    this.staff = staff;
    this.retention = retention;
    this.clients = clients;
    this.aheadOfHub = aheadOfHub;
    this.clock = clock;
  }

  /**
   * To be run at every start and every some minutes.
   *
   * @return how many customers and rows of history went
   */
  public int run() {
    Instant now = clock.instant();
    int gone = writer.expireDemand(now);
    scans.list();
    Instant since = retention.keptSince(now);
    Instant swept = marks.find(SqliteMarks.SWEPT_SINCE).orElse(Instant.MIN);
    if (swept.equals(since)) {
      return gone;
    }
    if (isDoubtful(now)) {
      LOG.warn("no history leaves this device, for its clock looks wrong");
      return gone;
    }
    forgetLooks(now);
    staff.forgetGrants(now.minus(GRANTS_KEPT));
    if (swept.isAfter(since)) {
      if (Duration.between(since, swept).compareTo(STEP_BACK) < 0) {
        return gone;
      }
      // More is kept than at the last sweep: the clock was ahead then, or the shop keeps more now.
      LOG.info("history that left this device is fetched again");
      writer.refetch(clients);
    } else {
      gone += writer.expire();
    }
    marks.save(SqliteMarks.SWEPT_SINCE, since);
    return gone;
  }

  private void forgetLooks(Instant now) {
    int forgotten = FORGOTTEN_AT_ONCE;
    while (forgotten == FORGOTTEN_AT_ONCE) {
      forgotten = audit.forgetBefore(now.minus(AuditTrail.KEPT), FORGOTTEN_AT_ONCE);
    }
  }

  private boolean isDoubtful(Instant now) {
    Optional<Duration> ahead = aheadOfHub.get();
    if (ahead.isPresent()) {
      return ahead.get().abs().compareTo(CLOCK_TOLERANCE) > 0;
    }
    return states.list().stream()
        .flatMap(state -> state.syncedAt().stream())
        .max(Comparator.naturalOrder())
        .filter(last ->
            now.isBefore(last.minus(CLOCK_TOLERANCE)) || now.isAfter(last.plus(LONGEST_ABSENCE)))
        .isPresent();
  }
}
