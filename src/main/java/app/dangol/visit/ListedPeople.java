package app.dangol.visit;

import app.dangol.id.CustomerId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts on record who stands in a list that somebody looks at: each person once, from when it is
 * opened until it is closed, however often it is drawn again. On the desk's thread only.
 */
final class ListedPeople {
  private final AuditLog audit;
  private final StaffMember staff;
  private final Set<CustomerId> told = new HashSet<>();
  private boolean open;

  ListedPeople(AuditLog audit, StaffMember staff) {
    this.audit = audit;
    this.staff = staff;
  }

  void open() {
    told.clear();
    open = true;
  }

  void close() {
    told.clear();
    open = false;
  }

  boolean isOpen() {
    return open;
  }

  /** Who is about to be shown; they must not be if this throws. */
  void show(Stream<CustomerId> people) {
    List<CustomerId> fresh = people.distinct().filter(whose -> !told.contains(whose)).toList();
    if (!fresh.isEmpty()) {
      audit.record(
          fresh.stream()
              .map(whose -> AuditAct.of(staff.id(), AuditLog.Action.LISTED, whose))
              .toList());
      told.addAll(fresh);
    }
  }
}
