package app.dangol.trust.wrap;

import org.jspecify.annotations.Nullable;

/** A key store that did not do what it was asked. Says nothing of what was wrapped. */
public final class WrapException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What that means for the key. */
  public enum Kind {
    /** The store is not there, or does not work now; the key may be as good as ever. */
    UNAVAILABLE,
    /** The store works and did not wrap this: it was cleared, or the disk is another machine's. */
    FOREIGN
  }

  private final Kind kind;

  WrapException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
