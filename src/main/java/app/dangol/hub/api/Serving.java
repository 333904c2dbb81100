package app.dangol.hub.api;

import java.net.URI;
import java.util.Optional;

/**
 * How the hub serves.
 *
 * @param port 0 for any free one
 * @param fixedToken a token that opens every store's buckets, for IT and for checks
 * @param managerSecret what opens the page where devices are approved; without one there is no page
 * @param publicUrl where devices and managers reach the hub, if that is not what their requests say
 * @param boundOnly whether enrolled devices are served only with tokens bound to their key
 */
public record Serving(
    int port,
    Optional<String> fixedToken,
    Optional<String> managerSecret,
    Optional<URI> publicUrl,
    boolean boundOnly) {
  public Serving {
    if (fixedToken.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("the token is blank");
    }
  }

  /** Also for devices that have no key to bind their tokens to yet. */
  public Serving(
      int port,
      Optional<String> fixedToken,
      Optional<String> managerSecret,
      Optional<URI> publicUrl) {
    this(port, fixedToken, managerSecret, publicUrl, false);
  }

  /** For devices enrolled by the process itself. */
  public static Serving enrolledOnly(int port) {
    return new Serving(port, Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Override
  public String toString() {
    return "Serving[" + port + "]";
  }
}
