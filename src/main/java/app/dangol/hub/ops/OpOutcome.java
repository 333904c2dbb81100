package app.dangol.hub.ops;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** What a rule makes of an op. */
sealed interface OpOutcome {
  /**
   * It had its effect.
   *
   * @param position the newest row of it
   * @param code what the device is to know of it; null where there is nothing to say
   */
  record Applied(long position, @Nullable String code) implements OpOutcome {
    /** With nothing to say of it. */
    Applied(long position) {
      this(position, null);
    }
  }

  /** It is refused for good. */
  record Rejected(String code, String message) implements OpOutcome {}

  /**
   * Somebody else changed the same thing since. Not kept: sent again it is judged again, and comes
   * to the same as long as it rests on the same version.
   *
   * @param position version of the row that stands
   * @param current its record
   */
  record Conflict(long position, JsonObject current) implements OpOutcome {
    /** Without the record, which may be personal. */
    @Override
    public String toString() {
      return "Conflict[" + position + "]";
    }
  }
}
