package app.dangol.launch;

import app.dangol.central.HubRoute;
import app.dangol.central.TokenSource;

/**
 * The way to the hub, and how a device comes by what it shows there; secrets are never printed.
 *
 * @param enrolsAnew whether the device enrols with each start of the process, and so takes the keys
 *     of cards anew, too
 */
record HubEndpoint(HubRoute route, Access access, boolean enrolsAnew) {
  /** A hub at which a device stays enrolled. */
  HubEndpoint(HubRoute route, Access access) {
    this(route, access, false);
  }

  /** A hub that takes one fixed token. */
  HubEndpoint(HubRoute route, String token) {
    this(route, (device, store) -> TokenSource.fixed(() -> token));
  }

  /** How a device gets its tokens. */
  @FunctionalInterface
  interface Access {
    /** For that device of that store; calls nobody yet. */
    TokenSource open(String device, String store);
  }

  @Override
  public String toString() {
    return "HubEndpoint[" + route.url() + "]";
  }
}
