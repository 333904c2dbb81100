package app.dangol.device.barcode;

import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Decoded;
import app.dangol.device.Framing;
import app.dangol.device.FramingReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What one line is: its prefix taken off, and a tag's number read from its digits. Immutable. */
final class LineUnit {
  /**
   * A tag's number has 4 to 10 bytes by ISO/IEC 14443 and 15693; other makes may have more. Fewer
   * come out of a broken line within the hour.
   */
  private static final String UID_DIGITS = "([0-9A-Fa-f]{2}){4,32}";

  private final byte[] prefix;
  private final Framing.LineContent content;

  LineUnit(byte[] prefix, Framing.LineContent content) {
    this.prefix = prefix.clone();
    this.content = content;
  }

  /** The first bytes of {@code line}, which are one line without its suffix; a payload or not. */
  Decoded decode(byte[] line, int length) {
    if (length == 0) {
      return new Decoded.Refused(FramingReason.EMPTY, 0);
    }
    boolean begins =
        length >= prefix.length && Arrays.equals(line, 0, prefix.length, prefix, 0, prefix.length);
    if (!begins) {
      return new Decoded.Refused(FramingReason.MALFORMED, length);
    }
    byte[] data = Arrays.copyOfRange(line, prefix.length, length);
    if (data.length == 0) {
      return new Decoded.Refused(FramingReason.EMPTY, length);
    }
    return switch (content) {
      case CODE -> Decoded.Payload.code(Bytes.of(data));
      case UID_HEX -> tag(data, length);
    };
  }

  private static Decoded tag(byte[] data, int length) {
    String digits = new String(data, StandardCharsets.ISO_8859_1);
    if (!digits.matches(UID_DIGITS)) {
      return new Decoded.Refused(FramingReason.MALFORMED, length);
    }
    Bytes uid = Bytes.of(HexFormat.of().parseHex(digits));
    return new Decoded.Payload(Bytes.of(data), new Content.Tag(uid, Optional.empty()));
  }
}
