package app.dangol.device;

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
   * A PN532 tag reader on its serial line, which is asked for tags.
   *
   * @param pollInterval from one question to the next
   */
  record Pn532(Duration pollInterval, Duration gap) implements Framing {}

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
