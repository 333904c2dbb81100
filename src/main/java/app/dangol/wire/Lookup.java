package app.dangol.wire;

import com.google.gson.annotations.SerializedName;
import java.util.List;

/**
 * POST /v1/lookup and /v1/lookup/still. The first: one customer by what they hold out, though no
 * store of theirs is the device's. The answer is a {@link Page} of that customer's rows; an empty
 * one says that there is nobody to be shown, and never why. The second: who of those a device
 * fetched may still be shown.
 */
public final class Lookup {
  /** Most rows of an answer; the oldest of what somebody did are left out above it. */
  public static final int MAX_ROWS = 5_000;

  /** Longest value, in characters: that of a signed card. */
  public static final int MAX_VALUE = 512;

  /** Longest id or name, in characters. */
  public static final int MAX_ID = 128;

  /** Most customers asked about at once; no device fetches more in the day it keeps them. */
  public static final int MAX_STILL = 1_000;

  private Lookup() {}

  /** What was held out. */
  public enum Kind {
    /** A loyalty number, a signed card or a rotating code, as it was scanned. */
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

  /**
   * Which copies a device asks about.
   *
   * @param customers ids, at most {@link #MAX_STILL}
   */
  public record StillRequest(String device, String store, List<String> customers) {}

  /**
   * What it may keep.
   *
   * @param customers those of the asked that this device looked up of late and that may be shown
   */
  public record StillAnswer(List<String> customers) {}
}
