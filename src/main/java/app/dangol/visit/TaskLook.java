package app.dangol.visit;

import app.dangol.customer.Task;
import app.dangol.failure.ErrorCode;
import java.util.List;
import java.util.Optional;

/** What somebody sees who looks at the store's open work. */
public sealed interface TaskLook {
  /** What is open, due first in front. */
  record Seen(List<Entry> open) implements TaskLook {
    public Seen {
      open = List.copyOf(open);
    }
  }

  /** It could not be looked at. */
  record Failed(ErrorCode code) implements TaskLook {}

  /**
   * A task with whom it is about.
   *
   * @param masked the name as anybody may read it; empty if it is about nobody, or nobody known
   */
  record Entry(Task task, Optional<String> masked) {
    /** Without the name. */
    @Override
    public String toString() {
      return "Entry[" + task + "]";
    }
  }
}
