package app.dangol.visit;

import app.dangol.customer.Task;
import app.dangol.failure.ErrorCode;
import java.util.List;
import java.util.Optional;

/** What somebody sees who looks at the store's open work. */
public sealed interface TaskLook {
  /**
   * What there is.
   *
   * @param open due first in front
   * @param done some that were done, the newest first
   */
  record Seen(List<Entry> open, List<Entry> done) implements TaskLook {
    public Seen {
      open = List.copyOf(open);
      done = List.copyOf(done);
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
