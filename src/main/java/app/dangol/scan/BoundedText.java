package app.dangol.scan;

/**
 * Text that lets itself be looked at only so often. A regular expression that backtracks without
 * end would otherwise hold up the reader's thread for hours on one hostile code.
 */
final class BoundedText implements CharSequence {
  private static final int MAX_STEPS = 200_000;

  private final String text;
  private int steps;

  /** The matching was given up. */
  static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManySteps() {
      super("more than " + MAX_STEPS + " steps");
    }
  }

  BoundedText(String text) {
    this.text = text;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    steps++;
    if (steps > MAX_STEPS) {
      throw new TooManySteps();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
