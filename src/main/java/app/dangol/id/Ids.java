package app.dangol.id;

/** The one rule all identifiers share: they are never blank and never over-long. */
final class Ids {
  static final int MAX_LENGTH = 128;

  private Ids() {}

  static void requireText(String value, String what) {
    requireText(value, what, MAX_LENGTH);
  }

  static void requireText(String value, String what, int longest) {
    if (value.isBlank() || value.length() > longest) {
      throw new IllegalArgumentException(what + " must have 1 to " + longest + " characters");
    }
  }
}
