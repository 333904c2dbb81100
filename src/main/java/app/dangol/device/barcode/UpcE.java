package app.dangol.device.barcode;

import app.dangol.id.Gtin;
import java.util.Optional;

/**
 * UPC-E, which leaves out zeros of a UPC-A number so that it fits on small goods (GS1 General
 * Specifications §5.2.2.4.2): number system 0 or 1, six digits, check digit of the whole number.
 */
public final class UpcE {
  private static final int SIX = 6;
  private static final int WITH_SYSTEM = 7;
  private static final int WITH_CHECK_DIGIT = 8;

  private UpcE() {}

  /**
   * The trade item of a UPC-E number.
   *
   * @param digits six alone, with the number system before them, or with the check digit as well
   * @return empty if it is none, or its check digit is wrong
   */
  public static Optional<Gtin> find(String digits) {
    if (!digits.matches("[0-9]{6,8}")) {
      return Optional.empty();
    }
    return switch (digits.length()) {
      case SIX -> expand('0', digits);
      case WITH_SYSTEM -> expand(digits.charAt(0), digits.substring(1));
      default ->
          expand(digits.charAt(0), digits.substring(1, WITH_SYSTEM))
              .filter(gtin -> gtin.value().endsWith(digits.substring(WITH_CHECK_DIGIT - 1)));
    };
  }

  /** The last of the six tells where the zeros were. */
  private static Optional<Gtin> expand(char system, String six) {
    if (system != '0' && system != '1') {
      return Optional.empty();
    }
    char last = six.charAt(SIX - 1);
    String eleven =
        system
            + switch (last) {
              case '0', '1', '2' -> six.substring(0, 2) + last + "0000" + six.substring(2, 5);
              case '3' -> six.substring(0, 3) + "00000" + six.substring(3, 5);
              case '4' -> six.substring(0, 4) + "00000" + six.charAt(4);
              default -> six.substring(0, 5) + "0000" + last;
            };
    return Gtin.find(eleven + Gtin.checkDigit(eleven));
  }
}
