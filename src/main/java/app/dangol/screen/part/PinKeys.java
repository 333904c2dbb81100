package app.dangol.screen.part;

/** What the keys of a {@link PinPad} do. */
public interface PinKeys {
  /** Types a digit, 0 to 9. */
  void type(int digit);

  /** Takes the last digit back. */
  void takeBack();

  /** Has what was typed looked at. */
  void enter();
}
