package app.dangol.hub.enrol;

import java.util.Locale;
import java.util.Optional;

/**
 * The code a person reads from the device and types elsewhere (RFC 8628 §6.1): eight consonants, so
 * that none looks like a figure and no word comes about; 20^8 of them.
 */
final class UserCode {
  private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
  private static final int LENGTH = 8;

  private UserCode() {}

  static String fresh(Secrets secrets) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(LETTERS.charAt(secrets.below(LETTERS.length())));
    }
    return code.toString();
  }

  /** As people see it: {@code XXXX-XXXX}. */
  static String shown(String code) {
    return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
  }

  /** What was typed, whatever its case and whatever stands between the letters. */
  static Optional<String> parse(String typed) {
    String letters = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\-–—._]", "");
    return letters.matches("[" + LETTERS + "]{" + LENGTH + "}")
        ? Optional.of(letters)
        : Optional.empty();
  }
}
