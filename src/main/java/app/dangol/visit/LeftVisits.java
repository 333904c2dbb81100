package app.dangol.visit;

import app.dangol.id.CustomerId;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom each of the staff served when the device was locked; in memory only, and nothing but ids.
 * One visit a person, used by the desk's thread alone.
 */
final class LeftVisits {
  private final Map<StaffId, Left> byStaff = new HashMap<>();

  /** A visit that was cut off. */
  record Left(CustomerId customer, Set<Sku> dismissed) {
    Left {
      dismissed = Set.copyOf(dismissed);
    }
  }

  /** Also that somebody served nobody. */
  void keep(StaffId who, Optional<CustomerId> served, Set<Sku> dismissed) {
    served.ifPresentOrElse(
        customer -> byStaff.put(who, new Left(customer, dismissed)), () -> byStaff.remove(who));
  }

  /** Gives it back, once. */
  Optional<Left> take(StaffId who) {
    return Optional.ofNullable(byStaff.remove(who));
  }

  void clear() {
    byStaff.clear();
  }
}
