package app.dangol.hub.api;

import app.dangol.failure.DangolException;
import app.dangol.hub.log.MustRefetchException;
import app.dangol.wire.ApiError;
import app.dangol.wire.WireFormatException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a request threw into an error of the contract, and logs what is our own fault. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  static final String RETRY_SECONDS = "1";
  static final String BY_THE_SERVER = "refused by the server";

  private Failures() {}

  static void addTo(RoutesConfig routes) {
    routes.exception(
        ApiException.class,
        (e, c) -> answer(c, e.status(), e.code(), String.valueOf(e.getMessage())));
    routes.exception(
        MustRefetchException.class,
        (e, c) -> answer(c, 409, "must_refetch", String.valueOf(e.getMessage())));
    routes.exception(
        WireFormatException.class,
        (e, c) -> answer(c, 400, "bad_request", String.valueOf(e.getMessage())));
    routes.exception(
        HttpResponseException.class,
        (e, c) -> answer(c, e.getStatus(), word(e.getStatus()), BY_THE_SERVER));
    routes.exception(
        DangolException.class,
        (e, c) -> {
          log(c, e);
          answer(c, 503, "unavailable", "the hub cannot do this now (" + e.code() + ")");
        });
    routes.exception(
        Exception.class,
        (e, c) -> {
          log(c, e);
          answer(c, 500, "internal", "the hub failed; its log says where");
        });
  }

  /** For what the server itself refuses before it comes to us. */
  static String word(int status) {
    return switch (status) {
      case 404 -> "not_found";
      case 405 -> "method_not_allowed";
      case 413 -> "too_large";
      case 500 -> "internal";
      case 503 -> "unavailable";
      default -> "bad_request";
    };
  }

  /** The route's pattern, not the path: a path may name a store or carry a token. */
  private static void log(Context context, Exception e) {
    LOG.error("{} {} failed", context.method(), context.endpoints().lastHttpEndpoint(), e);
  }

  /** Whether the same request may do in a moment. */
  static boolean isForLater(int status) {
    return status == 503 || status == 429;
  }

  private static void answer(Context context, int status, String code, String message) {
    if (isForLater(status)) {
      context.header("Retry-After", RETRY_SECONDS);
    }
    Answers.json(context, status, new ApiError(code, message));
  }
}
