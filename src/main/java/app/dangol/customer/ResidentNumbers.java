package app.dangol.customer;

import app.dangol.id.Gtin;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells text that holds what looks like a Korean resident registration number, which Dangol keeps
 * nowhere (Personal Information Protection Act, article 24-2): a birthday, a digit of 1 to 8 and
 * six more. Parted as people write it that is enough, for the last digit checks nothing any more in
 * numbers given out since October 2020. Thirteen bare digits must have a right check digit, and be
 * no GTIN, for many numbers have thirteen digits. Pure.
 */
public final class ResidentNumbers {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![0-9])([0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))"
              + "([ \\t]{0,3}[-.\\x{2010}-\\x{2015}\\x{2212}]?[ \\t]{0,3})"
              + "([1-8][0-9]{6})(?![0-9])");

  private static final int[] WEIGHTS = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
  private static final int MODULUS = 11;

  private ResidentNumbers() {}

  /** Whether one may stand anywhere in a text, in digits of any width. */
  public static boolean mayBeIn(String text) {
    Matcher number = NUMBER.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
    while (number.find()) {
      String digits = number.group(1) + number.group(3);
      if (!number.group(2).isEmpty() || (hasCheckDigit(digits) && Gtin.find(digits).isEmpty())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasCheckDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return (MODULUS - sum % MODULUS) % 10 == digits.charAt(WEIGHTS.length) - '0';
  }
}
