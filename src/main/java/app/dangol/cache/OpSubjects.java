package app.dangol.cache;

import app.dangol.id.CustomerId;
import app.dangol.wire.Ops;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a number of ops were about, gathered so that it is told once. */
final class OpSubjects {
  private static final List<String> WORK_PREFIXES = List.of("help.", "task.");

  private final Set<CustomerId> customers = new HashSet<>();
  private boolean work;
  private boolean any;

  void add(String type, String subject) {
    any = true;
    if (WORK_PREFIXES.stream().anyMatch(type::startsWith)) {
      work = true;
    } else if (!type.equals(Ops.CUSTOMER_ERASE)) {
      customers.add(new CustomerId(subject));
    }
  }

  void addAll(OpSubjects others) {
    any |= others.any;
    work |= others.work;
    customers.addAll(others.customers);
  }

  /** Says that they wait to be sent. */
  void publishAdded(Changes changes) {
    changes.publish(new CacheChange.OpAdded(customers));
    publishWork(changes);
  }

  /** Says that they were settled; nothing if there were none. */
  void publishSettled(Changes changes) {
    if (any) {
      changes.publish(new CacheChange.OpsSettled(customers));
    }
    publishWork(changes);
  }

  private void publishWork(Changes changes) {
    if (work) {
      changes.publish(new CacheChange.Work());
    }
  }

  @Override
  public String toString() {
    return "OpSubjects[" + customers.size() + " customers" + (work ? ", work]" : "]");
  }
}
