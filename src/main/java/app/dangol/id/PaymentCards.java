package app.dangol.id;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells data that may be a payment card's number: 13 to 19 digits that pass Luhn (ISO/IEC 7812-1
 * Annex B) and start like an issuer's, and that are no GTIN or SSCC as they stand. Digits may be
 * grouped by spaces or hyphens, and may stand in a magnetic stripe's track 1 or 2 (ISO/IEC 7813).
 */
public final class PaymentCards {
  private static final int MIN_DIGITS = 13;
  private static final int MAX_DIGITS = 19;
  private static final int SSCC_DIGITS = 18;
  private static final int MAX_ENCODINGS = 3;
  private static final int HEX = 16;

  private static final Pattern NUMBER = Pattern.compile("[0-9](?:[ -]*[0-9]){12,18}");

  /** {@code ;PAN=…} or {@code %BPAN^…}, the start sentinel often cut off by the reader. */
  private static final Pattern TRACK =
      Pattern.compile("(?:;|%?B)?(" + NUMBER.pattern() + ")[=^D].*", Pattern.DOTALL);

  private static final Pattern LONG_RUN = Pattern.compile("[0-9]{" + MIN_DIGITS + ",}");

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
          new Range("81", "81"),
          new Range("300", "305"), // Diners Club
          new Range("3095", "3095"),
          new Range("36", "36"),
          new Range("38", "39"),
          new Range("50", "50"), // Maestro
          new Range("56", "58"),
          new Range("63", "63"),
          new Range("67", "67"),
          new Range("2200", "2204"), // Mir
          new Range("9792", "9792")); // Troy

  private record Range(String lowest, String highest) {
    boolean holds(String digits) {
      // Equally long strings of digits compare as numbers do.
      String start = digits.substring(0, lowest.length());
      return start.compareTo(lowest) >= 0 && start.compareTo(highest) <= 0;
    }
  }

  private PaymentCards() {}

  /** Whether data are such a number as a whole, or a stripe's track. */
  public static boolean isSuspect(String data) {
    String text = data.strip();
    Matcher track = TRACK.matcher(text);
    if (track.matches()) {
      return isCardNumber(digitsOf(track.group(1)));
    }
    return NUMBER.matcher(text).matches()
        && isCardNumber(digitsOf(text))
        // Grouped digits come from no bar code of goods, so only bare ones can be a GTIN or SSCC.
        && !isGs1Key(text);
  }

  /**
   * Whether such a number stands anywhere between other characters, whole or in groups: digits of
   * any script, percent-encoded ones, groups parted by one kind of separator. A run of bare digits
   * that is a GTIN or SSCC is none.
   */
  public static boolean mayBeIn(String data) {
    String text = data;
    for (int depth = 0; depth < MAX_ENCODINGS; depth++) {
      if (isIn(Normalizer.normalize(text, Normalizer.Form.NFKC))) {
        return true;
      }
      String decoded = decode(text);
      if (decoded.equals(text)) {
        return false;
      }
      text = decoded;
    }
    return false;
  }

  /**
   * Whether such a number may be hidden in longer runs of digits as well. For data that are refused
   * anyway: decides whether their bytes may be shown.
   */
  public static boolean mayHideIn(String data) {
    if (mayBeIn(data)) {
      return true;
    }
    Matcher run = LONG_RUN.matcher(data);
    while (run.find()) {
      String digits = run.group();
      for (int start = 0; start + MIN_DIGITS <= digits.length(); start++) {
        int longest = Math.min(digits.length(), start + MAX_DIGITS);
        for (int end = start + MIN_DIGITS; end <= longest; end++) {
          if (isCardNumber(digits.substring(start, end))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isIn(String text) {
    for (List<String> groups : DigitGroups.list(text)) {
      for (int first = 0; first < groups.size(); first++) {
        if (beginsAt(groups, first)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether some groups from one on make up a number. */
  private static boolean beginsAt(List<String> groups, int first) {
    StringBuilder digits = new StringBuilder();
    for (int last = first; last < groups.size() && digits.length() < MAX_DIGITS; last++) {
      digits.append(groups.get(last));
      boolean bare = last == first;
      if (isCardNumber(digits.toString()) && !(bare && isGs1Key(digits.toString()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGs1Key(String digits) {
    return Gtin.find(digits).isPresent() || isSscc(digits);
  }

  /** Reverses percent-encoding where there is any. */
  private static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], HEX) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], HEX) : -1;
      boolean encoded = bytes[i] == '%' && high >= 0 && low >= 0;
      bytes[length++] = encoded ? (byte) (high * HEX + low) : bytes[i];
      i += encoded ? 2 : 0;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
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
}
