package app.dangol.hub.api;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;

/**
 * Where people reach this hub's page: as configured, else as the request says it was reached, which
 * a TLS front tells in X-Forwarded-Proto and Host. Whoever lies there misleads itself alone, for
 * the address goes back to nobody else.
 */
final class PublicAddress {
  private static final String HOST_FORM =
      "[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?|\\[[0-9a-fA-F:]+](:[0-9]{1,5})?";

  private final Optional<URI> configured;

  PublicAddress(Optional<URI> configured) {
    this.configured = configured;
  }

  /** Without a slash at its end. */
  String of(Context context) {
    if (configured.isPresent()) {
      return configured.get().toString().replaceAll("/+$", "");
    }
    String host = context.header("Host");
    if (host == null || !host.matches(HOST_FORM)) {
      throw ApiException.badRequest("the Host header is missing or odd");
    }
    return (isSecure(context) ? "https://" : "http://") + host;
  }

  /** Whether the person's browser came over https. */
  boolean isSecure(Context context) {
    return configured
        .map(url -> "https".equals(url.getScheme()))
        .orElseGet(() -> "https".equalsIgnoreCase(context.header("X-Forwarded-Proto")));
  }
}
