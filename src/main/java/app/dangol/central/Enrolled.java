package app.dangol.central;

import java.time.Instant;

/**
 * A device's tokens.
 *
 * @param accessEnds by this machine's clock
 * @param device the name the hub knows this device by
 * @param store the store it is enrolled for
 */
public record Enrolled(
    String accessToken, Instant accessEnds, String refreshToken, String device, String store) {
  @Override
  public String toString() {
    return "Enrolled[" + device + ", " + store + "]";
  }
}
