package app.dangol.hub.proof;

/** A proof that counts for nothing. Its words are for the log alone, and quote nothing of it. */
public final class ProofRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean stale;

  private ProofRefused(boolean stale, String why) {
    super(why, null, false, false);
    this.stale = stale;
  }

  /** It is good but for its time; the same with a nonce of now would do. */
  static ProofRefused stale(String why) {
    return new ProofRefused(true, why);
  }

  /** No nonce would help. */
  public static ProofRefused of(String why) {
    return new ProofRefused(false, why);
  }

  public boolean isStale() {
    return stale;
  }
}
