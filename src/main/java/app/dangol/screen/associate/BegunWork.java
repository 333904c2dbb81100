package app.dangol.screen.associate;

import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What each of the staff had begun to write when the device was locked: it is there again for them,
 * and for nobody else. In memory only. Belongs to the FX thread.
 */
final class BegunWork {
  private final CustomerViewModel customer;
  private final FindViewModel find;
  private final TaskViewModel tasks;
  private final Map<StaffId, Begun> kept = new HashMap<>();

  /** Waits for the customer it is about. */
  private @Nullable Begun returning;

  /**
   * What was begun.
   *
   * @param about whom the note is about
   */
  private record Begun(
      Optional<CustomerId> about,
      String note,
      boolean serving,
      String query,
      Optional<TaskViewModel.Begun> task) {
    /** Without the words. */
    @Override
    public String toString() {
      return "Begun[" + about + "]";
    }
  }

  BegunWork(CustomerViewModel customer, FindViewModel find, TaskViewModel tasks) {
    this.customer = customer;
    this.find = find;
    this.tasks = tasks;
  }

  /** Somebody locks; what is on the screen is wiped after this. */
  void keep(StaffId who) {
    returning = null;
    kept.put(
        who,
        new Begun(
            customer.id(),
            customer.draftProperty().get(),
            customer.servingProperty().get(),
            find.toKeep(),
            tasks.begun()));
  }

  /** Somebody has signed in; the customer they served comes by themselves. */
  void comeBack(StaffId who) {
    Begun begun = kept.remove(who);
    returning = null;
    if (begun == null) {
      return;
    }
    begun.task().ifPresent(tasks::goOn);
    if (begun.about().isEmpty()) {
      find.type(begun.query());
    } else {
      returning = begun;
    }
  }

  /** Somebody is shown: if it is whom the work is about, it goes on. */
  void arrived(CustomerId whose) {
    Begun begun = returning;
    returning = null;
    if (begun != null && begun.about().filter(whose::equals).isPresent()) {
      customer.draftProperty().set(begun.note());
      if (begun.serving()) {
        customer.serve();
      }
      find.type(begun.query());
    }
  }

  void forget() {
    kept.clear();
    returning = null;
  }
}
