package app.dangol.visit;

import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts on record who stands in a list that somebody looks at: each person once, from when it is
 * opened until it is closed, however often it is drawn again. On the desk's thread only.
 */
final class ListedPeople {
  private final AuditLog audit;
  private final Set<CustomerId> told = new HashSet<>();
  private @Nullable StaffId looking;

  ListedPeople(AuditLog audit) {
    this.audit = audit;
  }

  void open(StaffId by) {
    told.clear();
    looking = by;
  }

  void close() {
    told.clear();
    looking = null;
  }

  boolean isOpen() {
    return looking != null;
  }

  /** Who is about to be shown; they must not be if this throws. */
  void show(Stream<CustomerId> people) {
    List<CustomerId> fresh = people.distinct().filter(whose -> !told.contains(whose)).toList();
    StaffId by = looking;
    if (by != null && !fresh.isEmpty()) {
      audit.record(
          fresh.stream().map(whose -> AuditAct.of(by, AuditLog.Action.LISTED, whose)).toList());
      told.addAll(fresh);
    }
  }
}
