package app.dangol.hub.ops;

import com.google.gson.JsonObject;

/** What a rule makes of an op. */
sealed interface OpOutcome {
  /**
   * It had its effect.
   *
   * @param position the newest row of it
   */
  record Applied(long position) implements OpOutcome {}

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
