package app.dangol.customer;

import app.dangol.id.StaffId;
import java.util.List;

/** By which rules this store's devices make tasks. May block; never call it on the FX thread. */
public interface TaskRules {
  /** One of each kind, in the order of the kinds: as the store wants it, or the standard one. */
  List<TaskRule> list();

  /** Has the store's devices follow that rule from now on; of two the hub's later one counts. */
  void set(StaffId author, TaskRule rule);
}
