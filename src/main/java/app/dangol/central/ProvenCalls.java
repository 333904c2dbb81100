package app.dangol.central;

import app.dangol.wire.Dpop;
import app.dangol.wire.OAuth;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends requests with what lets them in. The hub tells the time by a nonce it hands out, so that a
 * wrong clock of this machine matters nothing (RFC 9449 §8): a proof without the newest one is sent
 * once more with it. Safe for several threads.
 */
final class ProvenCalls {
  private static final int MAX_BODY_BYTES = 64 << 10;
  private static final String AUTHORIZATION = "Authorization";

  private final HubHttp http;
  private final Clock clock;

  /**
   * @param clock dates proofs, which nobody at the hub goes by
   */
  ProvenCalls(HubHttp http, Clock clock) {
    this.http = http;
    this.clock = clock;
  }

  /**
   * With a token; as {@link HubHttp#call}.
   *
   * @throws IOException if there is no answer in time
   */
  Response call(Request request, AccessToken token, Duration deadline) throws IOException {
    Request bearing =
        request
            .newBuilder()
            .header(
                AUTHORIZATION,
                (token.key().isPresent() ? Dpop.SCHEME : "Bearer") + " " + token.text())
            .build();
    return token.key().isPresent()
        ? call(bearing, token.key().get(), Optional.of(token.text()), deadline)
        : http.call(bearing, deadline);
  }

  /**
   * With a proof alone, where there is no access token yet; as {@link HubHttp#call}.
   *
   * @throws IOException if there is no answer in time
   */
  Response call(Request request, ProofKey key, Duration deadline) throws IOException {
    return call(request, key, Optional.empty(), deadline);
  }

  private Response call(Request request, ProofKey key, Optional<String> token, Duration deadline)
      throws IOException {
    Response first = http.call(key.prove(request, token, clock), deadline);
    key.takeNonce(first);
    if (!wantsNonce(first)) {
      return first;
    }
    first.close();
    Response second = http.call(key.prove(request, token, clock), deadline);
    key.takeNonce(second);
    return second;
  }

  private static boolean wantsNonce(Response response) throws IOException {
    if (response.header(Dpop.NONCE) == null) {
      return false;
    }
    return switch (response.code()) {
      case 400 -> error(response).equals(Dpop.USE_NONCE);
      case 401 ->
          response.headers("WWW-Authenticate").stream()
              .anyMatch(challenge -> challenge.contains(Dpop.USE_NONCE));
      default -> false;
    };
  }

  private static String error(Response response) throws IOException {
    try {
      byte[] body = response.peekBody(MAX_BODY_BYTES).bytes();
      return StrictJson.read(body, OAuth.Failure.class).error();
    } catch (WireFormatException e) {
      return "";
    }
  }
}
