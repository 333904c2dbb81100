package app.dangol.central;

import app.dangol.config.KioskConfig.HubAccess;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the hub is and how to get there.
 *
 * @param url https, or http on loopback
 * @param proxy an HTTP proxy to go through, its name not looked up yet; the system's own settings
 *     are not asked, and nothing on this machine is reached through one
 * @param authorities a PEM file of the certificate authorities one of which must have signed the
 *     hub's certificate; empty for those this Java trusts
 */
public record HubRoute(URI url, Optional<InetSocketAddress> proxy, Optional<Path> authorities) {
  /** Straight there, with the authorities this Java trusts. */
  public static HubRoute direct(URI url) {
    return new HubRoute(url, Optional.empty(), Optional.empty());
  }

  /** As the configuration has it; empty for the hub embedded in this process. */
  public static Optional<HubRoute> find(HubAccess access) {
    return access.url().map(url -> new HubRoute(url, access.proxy(), access.authorities()));
  }
}
