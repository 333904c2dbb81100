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
 */
public record Serving(
    int port,
    Optional<String> fixedToken,
    Optional<String> managerSecret,
    Optional<URI> publicUrl) {
  public Serving {
    if (fixedToken.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("the token is blank");
    }
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
