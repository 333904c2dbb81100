package app.dangol.wire;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers shown as one, and as two again: what IT and the hub say to each other about it. */
public final class Merging {
  private Merging() {}

  /**
   * POST /v1/merges.
   *
   * @param into the customer under whose id both are shown
   * @param by staff id of whoever decided
   */
  public record Merge(String into, String other, String by) {}

  /** POST /v1/unmerges. */
  public record Unmerge(String other, String by) {}

  /**
   * @param changed false if they were one, or two, already
   */
  public record Answer(boolean changed) {}

  /** GET /v1/merges. */
  public record Overview(List<Suggested> suggestions, List<Merged> merged) {}

  /**
   * Two who may be one person.
   *
   * @param why {@code card}, {@code phone} or {@code email} is the same
   */
  public record Suggested(
      String one,
      String other,
      String why,
      @SerializedName("one_known_as") List<KnownAs> oneKnownAs,
      @SerializedName("other_known_as") List<KnownAs> otherKnownAs) {
    @Override
    public String toString() {
      return "Suggested[" + why + "]";
    }
  }

  /**
   * Somebody shown under another's id.
   *
   * @param by staff id, or {@code system}; null where nobody wrote it down
   */
  public record Merged(
      String other,
      String into,
      @Nullable String by,
      @Nullable String at,
      @SerializedName("known_as") List<KnownAs> knownAs) {
    @Override
    public String toString() {
      return "Merged[]";
    }
  }

  /** What a source calls somebody. */
  public record KnownAs(String source, String id) {
    @Override
    public String toString() {
      return "KnownAs[" + source + "]";
    }
  }
}
