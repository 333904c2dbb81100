package app.dangol.hub.enrol;

/** A request at the token endpoint that gets an error of RFC 6749 §5.2 or RFC 8628 §3.5. */
public final class OAuthRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String error;

  public OAuthRefusal(String error, String description) {
    super(description);
    this.error = error;
  }

  /** The stable word. */
  public String error() {
    return error;
  }
}
