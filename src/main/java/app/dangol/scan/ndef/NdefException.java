package app.dangol.scan.ndef;

/** Bytes that are no NDEF message; says in English why, and nothing of what they hold. */
public final class NdefException extends Exception {
  private static final long serialVersionUID = 1L;

  NdefException(String words) {
    super(words);
  }

  NdefException(String words, Throwable cause) {
    super(words, cause);
  }

  /** Why, in English. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
