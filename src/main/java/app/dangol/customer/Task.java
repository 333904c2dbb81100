package app.dangol.customer;

import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.id.TaskId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * Something to do in this store.
 *
 * @param kind such as {@code follow_up}
 * @param text what it is; stays out of {@link #toString}
 * @param due the day, if any
 * @param assignee who does it, if that is settled
 * @param by staff id of who made or changed it last
 */
public record Task(
    TaskId id,
    Optional<CustomerId> customer,
    String kind,
    String text,
    State state,
    Optional<LocalDate> due,
    Optional<StaffId> assignee,
    Instant at,
    StaffId by,
    Delivery delivery) {
  /** What is due first comes first, what is never due last; of the same day the oldest first. */
  public static final Comparator<Task> DUE_FIRST =
      Comparator.comparing((Task task) -> task.due().orElse(LocalDate.MAX))
          .thenComparing(Task::at)
          .thenComparing(Task::id);

  /** How far it has come; done wins over what anybody else made of it meanwhile. */
  public enum State {
    OPEN,
    DONE,
    DROPPED
  }

  /** How far what this device did to it has come. */
  public enum Delivery {
    /** The hub has everything. */
    DELIVERED,
    /** Something done here waits to be sent. */
    WAITING,
    /** The hub did not take something done here; a person must decide. */
    NEEDS_ATTENTION
  }

  @Override
  public String toString() {
    return "Task[" + id + ", " + state + "]";
  }
}
