package app.dangol.hub.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a proof is for the address a request was sent to. What stands before the path only the
 * configuration knows ({@code --public-url}): the hub listens on loopback behind a TLS front, and
 * Host and X-Forwarded-* are whatever a sender writes into them, so that they are not looked at. A
 * hub that was not told its address compares the path alone.
 */
final class ProofAddress {
  private static final String LOOPBACK = "localhost|\\[::1]|127(\\.[0-9]{1,3}){3}";

  private final Optional<URI> configured;

  ProofAddress(Optional<URI> configured) {
    this.configured = configured;
  }

  /**
   * @param htu as the proof has it; query and fragment count for nothing (RFC 9449 §4.3)
   * @param path of the request, as it was encoded
   */
  boolean isOf(String htu, String path) {
    URI claimed;
    try {
      claimed = new URI(htu);
    } catch (URISyntaxException e) {
      return false;
    }
    String host = claimed.getHost();
    String its = claimed.getRawPath();
    if (host == null || its == null || claimed.getRawUserInfo() != null || !isWeb(claimed)) {
      return false;
    }
    if (isLoopback(host)) {
      // Made for this very machine, or for what brings it here from the device's own.
      return its.equals(path);
    }
    return configured
        .map(known -> isAt(known, claimed) && its.equals(prefix(known) + path))
        .orElseGet(() -> its.endsWith(path));
  }

  private static boolean isLoopback(String host) {
    return host.toLowerCase(Locale.ROOT).matches(LOOPBACK);
  }

  private static boolean isWeb(URI address) {
    return "https".equalsIgnoreCase(address.getScheme())
        || "http".equalsIgnoreCase(address.getScheme());
  }

  private static boolean isAt(URI known, URI claimed) {
    return known.getScheme().equalsIgnoreCase(claimed.getScheme())
        && claimed.getHost().equalsIgnoreCase(known.getHost())
        && port(known) == port(claimed);
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }

  private static String prefix(URI known) {
    return known.getRawPath() == null ? "" : known.getRawPath().replaceAll("/+$", "");
  }
}
