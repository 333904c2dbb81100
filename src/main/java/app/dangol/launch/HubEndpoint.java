package app.dangol.launch;

import app.dangol.central.TokenSource;
import java.net.URI;

/** Where the hub is, and how a device comes by what it shows there; secrets are never printed. */
record HubEndpoint(URI url, Access access) {
  /** A hub that takes one fixed token. */
  HubEndpoint(URI url, String token) {
    this(url, (device, store) -> TokenSource.fixed(() -> token));
  }

  /** How a device gets its tokens. */
  @FunctionalInterface
  interface Access {
    /** For that device of that store; calls nobody yet. */
    TokenSource open(String device, String store);
  }

  @Override
  public String toString() {
    return "HubEndpoint[" + url + "]";
  }
}
