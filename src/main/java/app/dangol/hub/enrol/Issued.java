package app.dangol.hub.enrol;

/** Tokens in plain, on their way to the device; kept nowhere. */
public record Issued(String accessToken, String refreshToken, String device, String store) {
  /** How long the access token lasts, in seconds. */
  public static final int SECONDS = (int) Tokens.ACCESS_LASTS.toSeconds();

  @Override
  public String toString() {
    return "Issued[]";
  }
}
