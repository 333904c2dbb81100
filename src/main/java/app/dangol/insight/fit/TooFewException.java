package app.dangol.insight.fit;

/** The data does not hold enough to fit or check anything on it. */
public final class TooFewException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String words;

  TooFewException(String words) {
    super(words);
    this.words = words;
  }

  /** What there is too little of. */
  public String words() {
    return words;
  }
}
