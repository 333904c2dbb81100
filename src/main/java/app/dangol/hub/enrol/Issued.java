package app.dangol.hub.enrol;

/**
 * Tokens in plain, on their way to the device; kept nowhere.
 *
 * @param bound whether they count together with a proof of the device's key alone
 */
public record Issued(
    String accessToken, String refreshToken, String device, String store, boolean bound) {
  /** How long the access token lasts, in seconds. */
  public static final int SECONDS = (int) Tokens.ACCESS_LASTS.toSeconds();

  static Issued of(Tokens.Exchange.Granted granted, Device device) {
    return new Issued(
        granted.accessToken(),
        granted.refreshToken(),
        device.name(),
        device.store(),
        device.binding() != null);
  }

  @Override
  public String toString() {
    return "Issued[]";
  }
}
