package app.dangol.device.rfid125;

import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Decoded;
import app.dangol.device.FrameDecoder;
import app.dangol.device.FramingReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What RDM6300 and ID-2/ID-12/ID-20 modules send of an EM4100 tag: STX (02), ten hexadecimal digits
 * of number, two of checksum, which is the exclusive or of the number's five bytes, and ETX (03);
 * the ID family puts CR LF before the ETX (ID-12LA data sheet, "ASCII output").
 *
 * <p>The tag's number is all five bytes, the first being the maker's version. What is printed on
 * many cards is {@link EmNumber#printed}. Bytes outside the marks are refused as one, as soon as a
 * mark or the gap follows. While a tag is near, the module repeats it about ten times a second.
 */
public final class Rdm6300Decoder implements FrameDecoder {
  private static final byte STX = 0x02;
  private static final byte ETX = 0x03;

  private static final int NUMBER_DIGITS = 10;
  private static final int DIGITS = 12;

  /** More than a sound frame has, less than anything worth keeping. */
  private static final int MAX_KEPT = DIGITS + 2;

  private final byte[] kept = new byte[MAX_KEPT];

  /** Bytes since the last mark; those past the cap are counted and not kept. */
  private long length;

  /** An opening mark has been seen and no closing one. */
  private boolean inside;

  @Override
  public List<Decoded> feed(byte[] chunk) {
    List<Decoded> found = new ArrayList<>();
    for (byte next : chunk) {
      switch (next) {
        case STX -> open(found);
        case ETX -> close(found);
        default -> keep(next);
      }
    }
    return List.copyOf(found);
  }

  @Override
  public List<Decoded> flush() {
    List<Decoded> found = new ArrayList<>();
    giveUp(found);
    return List.copyOf(found);
  }

  /** A tag's number holds no mark, so that this one begins a frame whatever was begun before. */
  private void open(List<Decoded> found) {
    giveUp(found);
    inside = true;
  }

  private void close(List<Decoded> found) {
    if (inside) {
      found.add(unit());
    } else {
      found.add(new Decoded.Refused(FramingReason.MALFORMED, length));
    }
    forget();
  }

  private void giveUp(List<Decoded> found) {
    if (inside || length > 0) {
      FramingReason reason = inside ? FramingReason.UNFINISHED : FramingReason.MALFORMED;
      found.add(new Decoded.Refused(reason, length));
    }
    forget();
  }

  /** It may have been the number of somebody's card. */
  private void forget() {
    Arrays.fill(kept, (byte) 0);
    inside = false;
    length = 0;
  }

  private void keep(byte next) {
    if (length < MAX_KEPT) {
      kept[(int) length] = next;
    }
    length++;
  }

  private Decoded unit() {
    if (length == 0) {
      return new Decoded.Refused(FramingReason.EMPTY, 0);
    }
    if (length > MAX_KEPT) {
      return new Decoded.Refused(FramingReason.TOO_LONG, length);
    }
    String text = new String(kept, 0, (int) length, StandardCharsets.ISO_8859_1);
    String digits = text.endsWith("\r\n") ? text.substring(0, text.length() - 2) : text;
    if (!digits.matches("[0-9A-Fa-f]{" + DIGITS + "}")) {
      return new Decoded.Refused(FramingReason.MALFORMED, length);
    }
    byte[] number = HexFormat.of().parseHex(digits.substring(0, NUMBER_DIGITS));
    int checksum = HexFormat.fromHexDigits(digits.substring(NUMBER_DIGITS));
    if (EmNumber.checksum(number) != checksum) {
      return new Decoded.Refused(FramingReason.CHECKSUM, length);
    }
    return new Decoded.Payload(
        Bytes.of(kept, (int) length), new Content.Tag(Bytes.of(number), Optional.empty()));
  }
}
