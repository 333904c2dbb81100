package app.dangol.screen;

import app.dangol.trust.access.PinRule;
import java.util.Arrays;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * The digits of a PIN while somebody types them: never a text, and overwritten as soon as they are
 * taken or given up. Belongs to the FX thread.
 */
public final class PinDigits {
  private final char[] digits = new char[PinRule.LONGEST];
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();

  /** Types a digit, 0 to 9; more than a PIN can have are not taken. */
  public void type(int digit) {
    if (count.get() < digits.length) {
      digits[count.get()] = (char) ('0' + digit);
      count.set(count.get() + 1);
    }
  }

  /** Takes the last digit back. */
  public void takeBack() {
    if (count.get() > 0) {
      count.set(count.get() - 1);
      digits[count.get()] = '\0';
    }
  }

  /** Hands them over; whoever has them wipes them. */
  public char[] take() {
    char[] pin = Arrays.copyOf(digits, count.get());
    wipe();
    return pin;
  }

  /** Overwrites them. */
  public void wipe() {
    Arrays.fill(digits, '\0');
    count.set(0);
  }

  /** How many were typed. */
  public ReadOnlyIntegerProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /** Without them. */
  @Override
  public String toString() {
    return "PinDigits[]";
  }
}
