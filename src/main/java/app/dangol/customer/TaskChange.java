package app.dangol.customer;

import app.dangol.id.StaffId;
import java.time.LocalDate;
import java.util.Optional;

/** What is to become of a task; what is empty stays as it is. */
public record TaskChange(
    Optional<Task.State> state,
    Optional<String> text,
    Optional<LocalDate> due,
    Optional<StaffId> assignee) {
  /** It comes to this state. */
  public static TaskChange to(Task.State state) {
    return new TaskChange(Optional.of(state), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** It is worded so. */
  public static TaskChange worded(String text) {
    return new TaskChange(Optional.empty(), Optional.of(text), Optional.empty(), Optional.empty());
  }

  /** It is due on that day. */
  public static TaskChange due(LocalDate day) {
    return new TaskChange(Optional.empty(), Optional.empty(), Optional.of(day), Optional.empty());
  }

  /** That colleague does it. */
  public static TaskChange assignedTo(StaffId colleague) {
    return new TaskChange(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(colleague));
  }

  @Override
  public String toString() {
    return "TaskChange[" + state + "]";
  }
}
