package app.dangol.device.camera;

import java.util.Optional;

/** Where the digits of an EAN symbol lie, and what they make (ISO/IEC 15420). */
enum EanLayout {
  EAN_13(12),
  EAN_8(8);

  private static final int GUARD = 3;
  private static final int MIDDLE = 5;
  private static final int DIGIT = 7;

  /**
   * The first digit of an EAN-13 by which of its left half's digits are of set B, first highest.
   */
  private static final int[] FIRST_DIGITS = {
    0b000000, 0b001011, 0b001101, 0b001110, 0b010011, 0b011001, 0b011100, 0b010101, 0b010110,
    0b011010
  };

  private final int digits;

  EanLayout(int digits) {
    this.digits = digits;
  }

  int digits() {
    return digits;
  }

  /** Modules from the first bar to the last. */
  int modules() {
    return 2 * GUARD + MIDDLE + DIGIT * digits;
  }

  boolean isLeft(int digit) {
    return digit < digits / 2;
  }

  /** The module a digit begins with. */
  int start(int digit) {
    return GUARD + DIGIT * digit + (isLeft(digit) ? 0 : MIDDLE);
  }

  /** Whether the left half may have digits of set B. */
  boolean hasSetB() {
    return this == EAN_13;
  }

  /**
   * The code's text, if the check digit is right.
   *
   * @param read the digits as they lie
   * @param setB which of the left half's are of set B, the first one highest
   */
  Optional<String> text(int[] read, int setB) {
    StringBuilder text = new StringBuilder();
    if (this == EAN_13) {
      int first = 0;
      while (first < FIRST_DIGITS.length && FIRST_DIGITS[first] != setB) {
        first++;
      }
      if (first == FIRST_DIGITS.length) {
        return Optional.empty();
      }
      text.append(first);
    }
    for (int digit : read) {
      text.append(digit);
    }
    return isChecked(text) ? Optional.of(text.toString()) : Optional.empty();
  }

  private static boolean isChecked(CharSequence text) {
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      int weight = (text.length() - i) % 2 == 0 ? 3 : 1;
      sum += weight * (text.charAt(i) - '0');
    }
    return sum % 10 == 0;
  }
}
