package app.dangol.central;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.net.URI;
import okhttp3.HttpUrl;

/**
 * The one address a device talks to: https, or plain http to this very machine.
 *
 * @param url the base under which the contract's paths lie
 */
record HubAddress(HttpUrl url) {
  /**
   * Checks an address from the configuration.
   *
   * @throws DangolException CFG-01 if it is neither https nor loopback, or names a user, a query or
   *     a fragment
   */
  static HubAddress of(URI base) {
    HttpUrl url = HttpUrl.parse(base.toString());
    if (url == null) {
      throw refused("is not an http or https address");
    }
    if (!url.isHttps() && !isLoopback(url)) {
      throw refused("must be https");
    }
    if (!url.username().isEmpty() || url.query() != null || url.fragment() != null) {
      throw refused("must have no user, query or fragment");
    }
    return new HubAddress(url);
  }

  boolean isLoopback() {
    return isLoopback(url);
  }

  /** Names are not resolved: what a name server says must not decide about encryption. */
  private static boolean isLoopback(HttpUrl url) {
    String host = url.host();
    return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  private static DangolException refused(String why) {
    return new DangolException(ErrorCode.CFG_01, "the hub's address " + why);
  }
}
