package app.dangol.device.barcode;

import app.dangol.device.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The scanner's own code for a symbology, the first data byte of DECODE_DATA, and the AIM
 * identifier (ISO/IEC 15424) that says the same. Codes as in the table "Bar Code Types" of the
 * Simple Serial Interface Programmer's Guide (72E-40451) and in the maker's scanner SDK, which
 * agree. What the code leaves open, such as a checked Code 39, is given the plain modifier.
 */
public final class SsiCodeType {
  private static final int UPC_A = 0x08;
  private static final int UPC_E_0 = 0x09;
  private static final int UPC_E_1 = 0x10;
  private static final int EAN_13 = 0x0B;
  private static final int UPC_A_DIGITS = 12;
  private static final byte AIM_FLAG = ']';
  private static final int AIM_LENGTH = 3;

  private SsiCodeType() {}

  /**
   * The data as a reader transmits them that sends AIM identifiers: with the one that belongs to
   * the code in front, unless the scanner has put one there itself or the code is not known.
   */
  static Bytes transmitted(int code, byte[] data) {
    String aim = aim(code);
    if (aim.isEmpty() || beginsWithAim(data)) {
      return Bytes.of(data);
    }
    byte[] sent = asEan13(code, data);
    byte[] whole = new byte[AIM_LENGTH + sent.length];
    System.arraycopy(aim.getBytes(StandardCharsets.US_ASCII), 0, whole, 0, AIM_LENGTH);
    System.arraycopy(sent, 0, whole, AIM_LENGTH, sent.length);
    return Bytes.of(whole);
  }

  /** Under ]E0 a UPC has the 13 digits of an EAN-13 (GS1 General Specifications, 5.1.2). */
  private static byte[] asEan13(int code, byte[] data) {
    String digits = new String(data, StandardCharsets.ISO_8859_1);
    if (code == UPC_A && data.length == UPC_A_DIGITS) {
      return ("0" + digits).getBytes(StandardCharsets.ISO_8859_1);
    }
    if (code == UPC_E_0 || code == UPC_E_1) {
      // An EAN-13 is the 14 digits of the item without the first, which is 0.
      return UpcE.find(digits)
          .map(item -> item.value().substring(1).getBytes(StandardCharsets.US_ASCII))
          .orElse(data);
    }
    return data;
  }

  /** The scanner's code for what an AIM identifier says; empty if it has none. */
  public static OptionalInt find(String aim) {
    if (aim.equals("]E0")) {
      // The form under this identifier is that of an EAN-13, although UPC-A has it as well.
      return OptionalInt.of(EAN_13);
    }
    return IntStream.range(0, 256)
        .filter(code -> aim(code).equals(aim) && !aim.isEmpty())
        .findFirst();
  }

  /** The AIM identifier; blank for a code that is not known or has none. */
  private static String aim(int code) {
    return switch (code) {
      case 0x01 -> "]A0"; // Code 39
      case 0x13 -> "]A4"; // Code 39, full ASCII
      case 0x02 -> "]F0"; // Codabar
      case 0x03, 0x19 -> "]C0"; // Code 128, ISBT 128
      case 0x21 -> "]C4"; // ISBT 128, concatenated
      case 0x0F -> "]C1"; // GS1-128
      case 0x04 -> "]S0"; // Discrete 2 of 5
      case 0x05 -> "]R0"; // IATA 2 of 5
      case 0x06 -> "]I0"; // Interleaved 2 of 5
      case 0x07 -> "]G0"; // Code 93
      case 0x0C -> "]H0"; // Code 11
      case 0x0E -> "]M0"; // MSI
      case UPC_A, UPC_E_0, UPC_E_1, EAN_13 -> "]E0"; // UPC-A, UPC-E0, UPC-E1, EAN-13
      case 0x0A -> "]E4"; // EAN-8
      case 0x48, 0x49, 0x4A, 0x4B, 0x50 -> "]E3"; // those with an add-on of 2 digits
      case 0x88, 0x89, 0x8A, 0x8B, 0x90 -> "]E3"; // and of 5
      case 0x15, 0x16, 0x36 -> "]X0"; // Trioptic, Bookland, ISSN
      case 0x11, 0x28, 0x1A, 0x9A -> "]L0"; // PDF417, MicroPDF417, macro of both
      case 0x1B -> "]d1"; // Data Matrix
      case 0xC1 -> "]d2"; // GS1 DataMatrix
      case 0x1C, 0x29, 0x2C -> "]Q1"; // QR, Macro QR, Micro QR
      case 0xC2 -> "]Q3"; // GS1 QR
      case 0x25 -> "]U0"; // MaxiCode
      case 0x2D, 0x2E -> "]z0"; // Aztec, Aztec rune
      case 0x30, 0x31, 0x32 -> "]e0"; // GS1 DataBar, limited, expanded
      case 0xC4 -> "]J0"; // DotCode
      default -> "";
    };
  }

  private static boolean beginsWithAim(byte[] data) {
    return data.length >= AIM_LENGTH
        && data[0] == AIM_FLAG
        && isLetter(data[1])
        && (isLetter(data[2]) || (data[2] >= '0' && data[2] <= '9'));
  }

  private static boolean isLetter(byte c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
