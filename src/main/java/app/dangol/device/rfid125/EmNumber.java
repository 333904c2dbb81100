package app.dangol.device.rfid125;

import app.dangol.device.Bytes;
import java.util.Optional;

/** The number of an EM4100 tag: five bytes, of which the first is the maker's version. */
public final class EmNumber {
  private static final int LENGTH = 5;

  private EmNumber() {}

  /**
   * The ten decimal digits that are printed on many cards: the low four bytes, filled up with
   * zeros. Empty for a number of another length, which is another kind of tag's.
   */
  public static Optional<String> printed(Bytes uid) {
    if (uid.length() != LENGTH) {
      return Optional.empty();
    }
    long low = 0;
    byte[] bytes = uid.toArray();
    for (int i = 1; i < LENGTH; i++) {
      low = low << Byte.SIZE | Byte.toUnsignedInt(bytes[i]);
    }
    String digits = Long.toString(low);
    return Optional.of("0".repeat(10 - digits.length()) + digits);
  }

  /** The exclusive or of all bytes, 0 to 255, as the modules send it after the number. */
  public static int checksum(byte[] number) {
    int checksum = 0;
    for (byte one : number) {
      checksum ^= Byte.toUnsignedInt(one);
    }
    return checksum;
  }
}
