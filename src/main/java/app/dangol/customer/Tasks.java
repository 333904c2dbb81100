package app.dangol.customer;

import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.id.TaskId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The tasks of this store. May block; never call it on the FX thread. */
public interface Tasks {
  /** Longest text of a task. */
  int MAX_LENGTH = 2000;

  /**
   * A task before it is one.
   *
   * @param kind 1 to 64 characters, such as {@code follow_up}
   * @param text 1 to {@link #MAX_LENGTH} characters
   */
  record Draft(
      Optional<CustomerId> customer,
      String kind,
      String text,
      Optional<LocalDate> due,
      Optional<StaffId> assignee) {
    @Override
    public String toString() {
      return "Draft[" + kind + "]";
    }
  }

  /** The open ones, what is due first in front. */
  List<Task> listOpen();

  /** The open ones about one customer, what is due first in front. */
  List<Task> listOpenOf(CustomerId customer);

  /** All about one customer that are held here, done or not, what is due first in front. */
  List<Task> listOf(CustomerId customer);

  /** Those that were done, the newest of them first. */
  List<Task> listDone(int limit);

  Optional<Task> find(TaskId id);

  /**
   * Adds one; it is on disk when this returns.
   *
   * @throws IllegalArgumentException if the text or the kind is blank or too long
   */
  TaskId add(StaffId author, Draft draft);

  /**
   * Adds the one task of that id, unless it is or ever was known here, in whatever state; it is on
   * disk when this returns.
   *
   * @return whether it was added
   * @throws IllegalArgumentException if the text or the kind is blank or too long
   */
  boolean addOnce(StaffId author, TaskId id, Draft draft);

  /** All of that kind, in whatever state. */
  List<Task> listOfKind(String kind);

  /**
   * Changes fields of one, each for itself; does nothing where there is no such task. What somebody
   * else changed meanwhile is told as a {@code RefusedWrite}, field by field.
   *
   * @throws IllegalArgumentException if the text is blank or too long
   */
  void edit(StaffId author, TaskId id, TaskChange change);
}
