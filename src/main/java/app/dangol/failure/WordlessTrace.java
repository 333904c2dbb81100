package app.dangol.failure;

import java.io.Serial;

/**
 * Where something went wrong, without its messages: one that was not foreseen may quote what
 * somebody typed or is called.
 */
public final class WordlessTrace extends Throwable {
  @Serial private static final long serialVersionUID = 1;

  private WordlessTrace(Throwable failure) {
    super(failure.getClass().getName());
    setStackTrace(failure.getStackTrace());
    Throwable cause = failure.getCause();
    if (cause != null) {
      initCause(new WordlessTrace(cause));
    }
  }

  /** The same places and kinds, for the log. */
  public static WordlessTrace of(Throwable failure) {
    return new WordlessTrace(failure);
  }
}
