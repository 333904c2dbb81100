package app.dangol.visit;

import app.dangol.failure.ErrorCode;
import java.util.List;
import java.util.Optional;

/** What somebody sees who looks at how this device stands with the hub. */
public sealed interface SyncLook {
  /**
   * What is held, and what the hub did not take.
   *
   * @param refused the oldest first
   */
  record Seen(List<CopyPart> parts, List<Refusal> refused) implements SyncLook {
    public Seen {
      parts = List.copyOf(parts);
      refused = List.copyOf(refused);
    }
  }

  /** It could not be looked at. */
  record Failed(ErrorCode code) implements SyncLook {}

  /**
   * A refused write with whom it is about.
   *
   * @param masked the name as anybody may read it; empty if it is about nobody, or nobody known
   * @param task what the task says that it is about, as it stands here
   */
  record Refusal(RefusedWrite write, Optional<String> masked, Optional<String> task) {
    /** Without the words. */
    @Override
    public String toString() {
      return "Refusal[" + write + "]";
    }
  }
}
