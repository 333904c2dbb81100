package app.dangol.trust.access;

import java.util.Optional;

/** Which PINs are taken: six to twelve digits that are not among the first somebody would try. */
public final class PinRule {
  public static final int SHORTEST = 6;
  public static final int LONGEST = 12;

  private static final int FEWEST_DIFFERENT = 3;

  private PinRule() {}

  /** Why a PIN is not taken. */
  public enum Fault {
    TOO_SHORT,
    TOO_LONG,
    NOT_DIGITS,
    /** Such as 000000, 123456, 987654, 112233 or 123123. */
    EASILY_GUESSED
  }

  /** Empty if it is taken. Only ASCII digits are digits here. */
  public static Optional<Fault> check(char[] pin) {
    for (char each : pin) {
      if (each < '0' || each > '9') {
        return Optional.of(Fault.NOT_DIGITS);
      }
    }
    if (pin.length < SHORTEST) {
      return Optional.of(Fault.TOO_SHORT);
    }
    if (pin.length > LONGEST) {
      return Optional.of(Fault.TOO_LONG);
    }
    return isEasilyGuessed(pin) ? Optional.of(Fault.EASILY_GUESSED) : Optional.empty();
  }

  private static boolean isEasilyGuessed(char[] pin) {
    return new String(pin).chars().distinct().count() < FEWEST_DIFFERENT
        || isStaircase(pin, 1)
        || isStaircase(pin, 2)
        || repeats(pin);
  }

  /**
   * Whether the digits go up or down by one and the same step, such as 123456 or 086420.
   *
   * @param wide how often each digit stands before the next: 2 for 112233
   */
  private static boolean isStaircase(char[] pin, int wide) {
    int step = Math.floorMod(pin[wide] - pin[0], 10);
    for (int i = 0; i < pin.length; i++) {
      if (Math.floorMod(pin[i] - pin[0] - step * (i / wide), 10) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is the same digits again and again, such as 123123 or 1919191. */
  private static boolean repeats(char[] pin) {
    for (int period = 1; period <= pin.length / 2; period++) {
      boolean same = true;
      for (int i = period; i < pin.length; i++) {
        same &= pin[i] == pin[i - period];
      }
      if (same) {
        return true;
      }
    }
    return false;
  }
}
