package app.dangol.device;

import app.dangol.device.camera.CodeFormats;
import app.dangol.device.wedge.WedgeSettings;
import java.time.Duration;
import java.util.List;

/** How a device marks where one unit ends, and what a unit holds. */
public sealed interface Framing {
  /** After this long without a byte, what was begun is ended. */
  Duration gap();

  /**
   * Text and a suffix.
   *
   * @param maxLength most payload bytes, the prefix among them
   * @param prefix every line begins with it, and it is no part of the data; often empty
   */
  record Line(
      Suffix suffix,
      int maxLength,
      Duration gap,
      Bytes prefix,
      Acknowledge acknowledge,
      LineContent content)
      implements Framing {
    /** Lines of code, without prefix, that nobody acknowledges. */
    public Line(Suffix suffix, int maxLength, Duration gap) {
      this(suffix, maxLength, gap, Bytes.of(new byte[0]), Acknowledge.NONE, LineContent.CODE);
    }
  }

  /**
   * Text between STX (02) and ETX (03); nothing outside the marks is a unit.
   *
   * @param maxLength most payload bytes
   */
  record StxEtx(Lrc lrc, int maxLength, Duration gap) implements Framing {}

  /**
   * Packets of Zebra's Simple Serial Interface.
   *
   * @param maxLength most bytes of one code, which may come in many packets
   */
  record Ssi(Acknowledge acknowledge, int maxLength, Duration gap) implements Framing {}

  /** The numbers of 125 kHz tags as RDM6300 and ID-12 modules send them. */
  record Rdm6300(Duration gap) implements Framing {}

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

  /**
   * A PN532 tag reader on its serial line, which is asked for tags.
   *
   * @param pollInterval from one question to the next
   */
  record Pn532(Duration pollInterval, Duration gap) implements Framing {}

  /**
   * Pictures of 8-bit grey, one after another, as a program writes them on its standard output.
   *
   * @param command the program and its words; {@code {port}}, {@code {width}}, {@code {height}} and
   *     {@code {rate}} are filled in
   * @param width of a picture in pixels
   * @param height of a picture in pixels
   * @param rate pictures a second that are asked for
   * @param formats what to look for
   * @param gap after this long without a byte the program counts as stuck
   */
  record Camera(
      List<String> command, int width, int height, int rate, CodeFormats formats, Duration gap)
      implements Framing {}

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

  /** Whether the device waits for a word of ours after each unit. */
  enum Acknowledge {
    NONE,
    /** A word for a unit in good order, another for a broken one, which is then sent again. */
    ACK_NAK
  }

  /** What the text of a line is. */
  enum LineContent {
    /** The data of a bar code. */
    CODE,
    /** A tag's number in hexadecimal digits, two a byte, most significant byte first. */
    UID_HEX
  }

  /** The longitudinal redundancy check: a byte after the closing mark. */
  enum Lrc {
    NONE,
    /** The exclusive or of the payload's bytes and of ETX. */
    XOR
  }
}
