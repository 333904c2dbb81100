package app.dangol.device;

import app.dangol.device.wedge.WedgeSettings;
import java.time.Duration;

/** How a device marks where one unit ends. */
public sealed interface Framing {
  /** After this long without a byte, what was begun is ended. */
  Duration gap();

  /**
   * Text and a suffix.
   *
   * @param maxLength most payload bytes
   */
  record Line(Suffix suffix, int maxLength, Duration gap) implements Framing {}

  /**
   * Keys of a reader in keyboard mode. The codes that {@link app.dangol.device.wedge.KeyWedge}
   * finds in them come as lines that end with CR.
   */
  record Wedge(WedgeSettings settings) implements Framing {
    @Override
    public Duration gap() {
      return Duration.ofSeconds(1);
    }
  }

  /** What follows the payload. */
  enum Suffix {
    CR,
    LF,
    CRLF,
    /** Each of CR, LF and CR LF ends a line. */
    ANY,
    /** Nothing but the gap. */
    NONE
  }
}
