package app.dangol.cache;

import app.dangol.id.CustomerId;
import app.dangol.wire.Ops;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a number of ops were about, gathered so that it is told once. */
final class OpSubjects {
  private static final List<String> WORK_PREFIXES = List.of("help.", "task.");
  private static final String STEERING = "steering.";
  private static final Set<String> ABOUT_NOBODY_SHOWN =
      Set.of(Ops.CUSTOMER_ERASE, Ops.SUGGESTION_EVENTS);

  private final Set<CustomerId> customers = new HashSet<>();
  private boolean work;
  private boolean steering;
  private boolean any;

  void add(String type, String subject) {
    any = true;
    if (WORK_PREFIXES.stream().anyMatch(type::startsWith)) {
      work = true;
    } else if (type.startsWith(STEERING)) {
      steering = true;
    } else if (!ABOUT_NOBODY_SHOWN.contains(type)) {
      customers.add(new CustomerId(subject));
    }
  }

  void addAll(OpSubjects others) {
    any |= others.any;
    work |= others.work;
    steering |= others.steering;
    customers.addAll(others.customers);
  }

  /** Says that they wait to be sent. */
  void publishAdded(Changes changes) {
    changes.publish(new CacheChange.OpAdded(customers));
    publishOthers(changes);
  }

  /** Says that they were settled; nothing if there were none. */
  void publishSettled(Changes changes) {
    if (any) {
      changes.publish(new CacheChange.OpsSettled(customers));
    }
    publishOthers(changes);
  }

  private void publishOthers(Changes changes) {
    if (work) {
      changes.publish(new CacheChange.Work());
    }
    if (steering) {
      changes.publish(new CacheChange.Catalogue());
    }
  }

  @Override
  public String toString() {
    return "OpSubjects[" + customers.size() + " customers" + (work ? ", work]" : "]");
  }
}
