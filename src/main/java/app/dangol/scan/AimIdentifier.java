package app.dangol.scan;

import java.util.Optional;

/**
 * The AIM symbology identifier of ISO/IEC 15424: the flag {@code ]}, a code character for the kind
 * of symbol and a modifier.
 *
 * @param text three characters, such as {@code ]C0}
 */
record AimIdentifier(String text) {
  static final int LENGTH = 3;
  private static final char FLAG = ']';

  /** Whether data begins like one, well-formed or not. */
  static boolean begins(String data) {
    return !data.isEmpty() && data.charAt(0) == FLAG;
  }

  /** The well-formed identifier that data begins with. */
  static Optional<AimIdentifier> find(String data) {
    if (data.length() < LENGTH || !begins(data)) {
      return Optional.empty();
    }
    boolean wellFormed = isLetter(data.charAt(1)) && isLetterOrDigit(data.charAt(2));
    return wellFormed
        ? Optional.of(new AimIdentifier(data.substring(0, LENGTH)))
        : Optional.empty();
  }

  /** EAN-13, UPC and EAN-8, with or without add-on. */
  boolean isRetail() {
    return text.charAt(1) == 'E';
  }

  /** The data are GS1 application identifiers and their values, not plain text. */
  boolean carriesApplicationIdentifiers() {
    return switch (text) {
      case "]C1", "]d2", "]Q3", "]J1", "]e0" -> true;
      default -> false;
    };
  }

  /**
   * The data may be GS1 application identifiers, or something else: further data of a composite
   * symbol, and symbols with FNC1 first that GS1 does not use, or that announce a character set.
   */
  boolean mayCarryApplicationIdentifiers() {
    return switch (text) {
      case "]Q4", "]d5", "]z1" -> true;
      default -> text.charAt(1) == 'e';
    };
  }

  /** The symbology's name; empty for a code character not known here. */
  Optional<String> symbology() {
    return switch (text) {
      case "]E0" -> Optional.of("EAN_13");
      case "]E1" -> Optional.of("EAN_ADDON_2");
      case "]E2" -> Optional.of("EAN_ADDON_5");
      case "]E3" -> Optional.of("EAN_13_WITH_ADDON");
      case "]E4" -> Optional.of("EAN_8");
      case "]C1" -> Optional.of("GS1_128");
      case "]d2" -> Optional.of("GS1_DATA_MATRIX");
      case "]Q3" -> Optional.of("GS1_QR_CODE");
      case "]J1" -> Optional.of("GS1_DOTCODE");
      case "]e1", "]e2" -> Optional.of("GS1_COMPOSITE");
      default -> family();
    };
  }

  private Optional<String> family() {
    return switch (text.charAt(1)) {
      case 'A' -> Optional.of("CODE_39");
      case 'C' -> Optional.of("CODE_128");
      case 'E' -> Optional.of("EAN_UPC");
      case 'F' -> Optional.of("CODABAR");
      case 'G' -> Optional.of("CODE_93");
      case 'H' -> Optional.of("CODE_11");
      case 'I' -> Optional.of("ITF");
      case 'J' -> Optional.of("DOTCODE");
      case 'L' -> Optional.of("PDF_417");
      case 'M' -> Optional.of("MSI");
      case 'Q' -> Optional.of("QR_CODE");
      case 'U' -> Optional.of("MAXICODE");
      case 'X' -> Optional.of("OTHER");
      case 'Z' -> Optional.of("NOT_A_BARCODE");
      case 'd' -> Optional.of("DATA_MATRIX");
      case 'e' -> Optional.of("GS1_DATABAR");
      case 'z' -> Optional.of("AZTEC");
      default -> Optional.empty();
    };
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean isLetterOrDigit(char c) {
    return isLetter(c) || (c >= '0' && c <= '9');
  }
}
