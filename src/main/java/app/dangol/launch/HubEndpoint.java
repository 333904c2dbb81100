package app.dangol.launch;

import java.net.URI;

/** Where the hub is and what this device shows it; the token is a secret and is never printed. */
record HubEndpoint(URI url, String token) {
  @Override
  public String toString() {
    return "HubEndpoint[" + url + "]";
  }
}
