package app.dangol.scan;

import app.dangol.id.Gtin;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells data that may be a payment card's number: 13 to 19 digits that pass Luhn (ISO/IEC 7812-1
 * Annex B) and start like an issuer's, in a symbol that is no EAN or UPC, and that are no GTIN or
 * SSCC as they stand. Digits may be grouped by spaces or hyphens, and may stand in a magnetic
 * stripe's track 1 or 2 (ISO/IEC 7813).
 */
final class PaymentCards {
  private static final int MIN_DIGITS = 13;
  private static final int MAX_DIGITS = 19;
  private static final int SSCC_DIGITS = 18;

  private static final Pattern NUMBER = Pattern.compile("[0-9](?:[ -]*[0-9]){12,18}");

  /** {@code ;PAN=…} or {@code %BPAN^…}, the start sentinel often cut off by the reader. */
  private static final Pattern TRACK =
      Pattern.compile("(?:;|%?B)?(" + NUMBER.pattern() + ")[=^D].*", Pattern.DOTALL);

  /** First digits of the networks' published ranges, as pairs of the lowest and the highest. */
  private static final List<Range> ISSUERS =
      List.of(
          new Range("4", "4"), // Visa
          new Range("51", "55"), // Mastercard
          new Range("2221", "2720"),
          new Range("34", "34"), // American Express
          new Range("37", "37"),
          new Range("6011", "6011"), // Discover
          new Range("644", "649"),
          new Range("65", "65"),
          new Range("3528", "3589"), // JCB
          new Range("62", "62"), // UnionPay
          new Range("300", "305"), // Diners Club
          new Range("36", "36"),
          new Range("38", "38"));

  private record Range(String lowest, String highest) {
    boolean holds(String digits) {
      // Equally long strings of digits compare as numbers do.
      String start = digits.substring(0, lowest.length());
      return start.compareTo(lowest) >= 0 && start.compareTo(highest) <= 0;
    }
  }

  private PaymentCards() {}

  /** Whether data, without its AIM identifier, must be dropped. */
  static boolean isSuspect(Optional<AimIdentifier> aim, String data) {
    if (aim.isPresent() && aim.get().isRetail()) {
      return false;
    }
    String text = data.strip();
    Matcher track = TRACK.matcher(text);
    if (track.matches()) {
      return isCardNumber(digitsOf(track.group(1)));
    }
    return NUMBER.matcher(text).matches()
        && isCardNumber(digitsOf(text))
        // Grouped digits come from no bar code of goods, so only bare ones can be a GTIN or SSCC.
        && Gtin.find(text).isEmpty()
        && !isSscc(text);
  }

  /**
   * Whether such a number stands anywhere between other characters. For data that is refused
   * anyway: decides whether its bytes may be shown.
   */
  static boolean mayBeIn(String data) {
    int start = 0;
    while (start < data.length()) {
      int end = start;
      while (end < data.length() && isPartOfNumber(data.charAt(end))) {
        end++;
      }
      if (end > start && isCardNumber(digitsOf(data.substring(start, end)))) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private static boolean isCardNumber(String digits) {
    return digits.length() >= MIN_DIGITS
        && digits.length() <= MAX_DIGITS
        && ISSUERS.stream().anyMatch(range -> range.holds(digits))
        && passesLuhn(digits);
  }

  private static boolean passesLuhn(String digits) {
    int sum = 0;
    boolean doubled = false;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int digit = digits.charAt(i) - '0';
      int weighted = doubled ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
      doubled = !doubled;
    }
    return sum % 10 == 0;
  }

  /** A Serial Shipping Container Code has 18 digits and the check digit of a GTIN. */
  private static boolean isSscc(String digits) {
    return digits.length() == SSCC_DIGITS
        && Gtin.checkDigit(digits.substring(0, SSCC_DIGITS - 1))
            == digits.charAt(SSCC_DIGITS - 1) - '0';
  }

  private static String digitsOf(String grouped) {
    return grouped.replaceAll("[^0-9]", "");
  }

  private static boolean isPartOfNumber(char c) {
    return (c >= '0' && c <= '9') || c == ' ' || c == '-';
  }
}
