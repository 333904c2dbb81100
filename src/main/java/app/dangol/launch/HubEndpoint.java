package app.dangol.launch;

import app.dangol.central.HubRoute;
import app.dangol.central.TokenSource;

/** The way to the hub, and how a device comes by what it shows there; secrets are never printed. */
record HubEndpoint(HubRoute route, Access access) {
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
