package app.dangol.id;

/** The one rule all identifiers share: they are never blank and never over-long. */
final class Ids {
  private static final int MAX_LENGTH = 128;

  private Ids() {}

  static void requireText(String value, String what) {
    if (value.isBlank() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(what + " must have 1 to " + MAX_LENGTH + " characters");
    }
  }
}
