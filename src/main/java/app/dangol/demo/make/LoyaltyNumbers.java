package app.dangol.demo.make;

import java.util.HashSet;
import java.util.Set;

/**
 * Loyalty numbers that are never given out twice: DG, nine digits and a check digit by the Luhn
 * rule (ISO/IEC 7812-1 annex B). Ten digits behind letters: no payment card looks like that.
 */
final class LoyaltyNumbers {
  private static final String PREFIX = "DG";
  private static final int DIGITS = 9;

  private final Set<String> given = new HashSet<>();

  String next(Dice dice) {
    while (true) {
      StringBuilder digits = new StringBuilder();
      for (int i = 0; i < DIGITS; i++) {
        digits.append(dice.below(10));
      }
      String number = PREFIX + digits + checkDigit(digits);
      if (given.add(number)) {
        return number;
      }
    }
  }

  private static int checkDigit(CharSequence digits) {
    int sum = 0;
    for (int i = digits.length() - 1, weight = 2; i >= 0; i--, weight = 3 - weight) {
      int product = (digits.charAt(i) - '0') * weight;
      sum += product / 10 + product % 10;
    }
    return (10 - sum % 10) % 10;
  }
}
