package app.dangol.id;

import java.util.Optional;

/**
 * A GS1 trade item number, kept as 14 digits with a correct check digit (GS1 General Specifications
 * §7.9).
 *
 * @param value exactly 14 ASCII digits
 */
public record Gtin(String value) implements Comparable<Gtin> {
  private static final int LENGTH = 14;

  public Gtin {
    if (value.length() != LENGTH || !isDigits(value) || !hasValidCheckDigit(value)) {
      throw new IllegalArgumentException("not a GTIN-14 with a correct check digit");
    }
  }

  /** Reads a GTIN of 8, 12, 13 or 14 digits; empty if the length or the check digit is wrong. */
  public static Optional<Gtin> find(String digits) {
    int length = digits.length();
    if ((length != 8 && length != 12 && length != 13 && length != LENGTH) || !isDigits(digits)) {
      return Optional.empty();
    }
    String padded = "0".repeat(LENGTH - length) + digits;
    return hasValidCheckDigit(padded) ? Optional.of(new Gtin(padded)) : Optional.empty();
  }

  /** The check digit, 0 to 9, for digits that still lack theirs. */
  public static int checkDigit(String digitsWithoutCheck) {
    int sum = 0;
    // Weights alternate 3, 1 from the rightmost digit on.
    for (int i = digitsWithoutCheck.length() - 1, weight = 3; i >= 0; i--, weight = 4 - weight) {
      sum += (digitsWithoutCheck.charAt(i) - '0') * weight;
    }
    return (10 - sum % 10) % 10;
  }

  private static boolean hasValidCheckDigit(String digits) {
    int last = digits.length() - 1;
    return checkDigit(digits.substring(0, last)) == digits.charAt(last) - '0';
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public int compareTo(Gtin other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
