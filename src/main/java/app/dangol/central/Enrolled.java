package app.dangol.central;

import java.time.Instant;
import java.util.Optional;

/**
 * A device's tokens.
 *
 * @param accessEnds by this machine's clock
 * @param device the name the hub knows this device by
 * @param store the store it is enrolled for
 * @param key what its token requests are proved with; empty for one that was enrolled before there
 *     were such keys and has not renewed its tokens since
 * @param bound whether the hub has bound these tokens to the key, which an older hub does not
 */
public record Enrolled(
    String accessToken,
    Instant accessEnds,
    String refreshToken,
    String device,
    String store,
    Optional<ProofKey> key,
    boolean bound) {
  /** The access token as it is to be shown. */
  public AccessToken access() {
    return new AccessToken(accessToken, bound ? key : Optional.empty());
  }

  /** The same tokens, to be renewed with that key. */
  Enrolled with(ProofKey fresh) {
    return new Enrolled(
        accessToken, accessEnds, refreshToken, device, store, Optional.of(fresh), bound);
  }

  @Override
  public String toString() {
    return "Enrolled[" + device + ", " + store + "]";
  }
}
