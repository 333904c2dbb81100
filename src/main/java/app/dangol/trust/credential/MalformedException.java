package app.dangol.trust.credential;

/** Bytes or text that are not what they should be. Never quotes them. */
final class MalformedException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedException(String what) {
    super(what);
  }
}
