package app.dangol.wire;

import com.google.gson.annotations.SerializedName;

/**
 * POST /v1/lookup: one customer by what they hold out, though no store of theirs is the device's.
 * The answer is a {@link Page} of that customer's rows; an empty one says that there is nobody to
 * be shown, and never why.
 */
public final class Lookup {
  /** Most rows of an answer; the oldest of what somebody did are left out above it. */
  public static final int MAX_ROWS = 5_000;

  /** Longest value, in characters. */
  public static final int MAX_VALUE = 128;

  private Lookup() {}

  /** What was held out. */
  public enum Kind {
    /** A loyalty number as it was scanned. */
    @SerializedName("card")
    CARD
  }

  /**
   * What a device asks.
   *
   * @param by staff id; the device's name where nobody is logged in
   * @param value personal data, hence in no address and no log
   */
  public record Request(String device, String store, String by, Kind kind, String value) {
    @Override
    public String toString() {
      return "Request[" + device + ", " + store + ", " + kind + "]";
    }
  }
}
