package app.dangol.central;

import app.dangol.central.CentralException.Kind;
import app.dangol.failure.BlockingGuard;
import app.dangol.wire.Contract;
import app.dangol.wire.Dpop;
import app.dangol.wire.OAuth;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The device's side of enrolment: device authorization (RFC 8628), token (RFC 6749) and revocation
 * (RFC 7009). Every call blocks, has a deadline, and throws {@link CentralException}. Safe for
 * several threads.
 */
public final class OAuthClient implements AutoCloseable {
  private static final int MAX_BODY_BYTES = 64 << 10;

  private final HubHttp http;
  private final BlockingGuard guard;
  private final Clock clock;
  private final Refusal refusal;
  private final ProvenCalls calls;

  /**
   * @param http closed with this
   */
  public OAuthClient(HubHttp http, Clock clock, BlockingGuard guard) {
    this.http = http;
    this.guard = guard;
    this.clock = clock;
    this.refusal = new Refusal(clock);
    this.calls = new ProvenCalls(http, clock);
  }

  /** What a poll brings (RFC 8628 §3.5). */
  public sealed interface Poll {
    /** A manager said yes. */
    record Approved(Enrolled tokens) implements Poll {}

    /** Nobody has decided yet. */
    record Pending() implements Poll {}

    /** As before, and the interval grows by five seconds. */
    record SlowDown() implements Poll {}

    /** A manager said no. */
    record Denied() implements Poll {}

    /** Nobody decided in time. */
    record Expired() implements Poll {}
  }

  /** Asks for the codes to enrol with (RFC 8628 §3.1). */
  public OAuth.Authorization authorize(String device, String store, String model) {
    FormBody form =
        form().add("device_name", device).add("store", store).add("device_model", model).build();
    return call("v1/oauth/device_authorization", form, Optional.empty(), OAuth.Authorization.class);
  }

  /**
   * Asks whether somebody has decided (RFC 8628 §3.4).
   *
   * @param key what the tokens are to be bound to; the same in each poll
   */
  public Poll poll(String deviceCode, ProofKey key) {
    FormBody form =
        form().add("grant_type", OAuth.DEVICE_CODE).add("device_code", deviceCode).build();
    try {
      return new Poll.Approved(token(form, key));
    } catch (OAuthException e) {
      return switch (e.error()) {
        case OAuth.AUTHORIZATION_PENDING -> new Poll.Pending();
        case OAuth.SLOW_DOWN -> new Poll.SlowDown();
        case OAuth.ACCESS_DENIED -> new Poll.Denied();
        case OAuth.EXPIRED_TOKEN, OAuth.INVALID_GRANT -> new Poll.Expired();
        default -> throw e.asRefused();
      };
    }
  }

  /**
   * Exchanges a refresh token (RFC 6749 §6). Whoever gets no answer sends the same one again, with
   * the same key.
   *
   * @param key what it is bound to, or is to be bound to from now on
   * @throws CentralException UNENROLLED if it counts for nothing (invalid_grant), REVOKED if the
   *     hub says that this is why
   */
  Enrolled refresh(String refreshToken, ProofKey key) {
    FormBody form =
        form().add("grant_type", OAuth.REFRESH_TOKEN).add("refresh_token", refreshToken).build();
    try {
      return token(form, key);
    } catch (OAuthException e) {
      if (e.error().equals(OAuth.INVALID_GRANT)) {
        throw new CentralException(
            e.isRevoked() ? Kind.REVOKED : Kind.UNENROLLED, "token got invalid_grant", e);
      }
      throw e.asRefused();
    }
  }

  /** Ends the enrolment these tokens belong to (RFC 7009). */
  public void revoke(Enrolled tokens) {
    FormBody form = form().add("token", tokens.refreshToken()).build();
    Request request = request("v1/oauth/revoke").post(form).build();
    tell("v1/oauth/revoke", () -> send(request, tokens.key()));
  }

  /** Says that nothing is left on this device, as the hub had ordered. */
  public void confirmWipe(AccessToken token) {
    Request request = request("v1/device/wiped").post(RequestBody.create(new byte[0])).build();
    tell("v1/device/wiped", () -> calls.call(request, token, http.timeouts().call()));
  }

  private Enrolled token(FormBody form, ProofKey key) {
    Instant asked = clock.instant();
    OAuth.Token token = call("v1/oauth/token", form, Optional.of(key), OAuth.Token.class);
    boolean bound = token.tokenType().equalsIgnoreCase(Dpop.SCHEME);
    // A hub that is older than this program binds nothing.
    if ((!bound && !token.tokenType().equalsIgnoreCase("Bearer")) || token.expiresIn() < 1) {
      throw new CentralException(Kind.MALFORMED, "token: of a kind nobody asked for", null);
    }
    return new Enrolled(
        token.accessToken(),
        asked.plusSeconds(token.expiresIn()),
        token.refreshToken(),
        token.device(),
        token.store(),
        Optional.of(key),
        bound);
  }

  private static FormBody.Builder form() {
    return new FormBody.Builder().add("client_id", OAuth.CLIENT_ID);
  }

  private Request.Builder request(String path) {
    return new Request.Builder().url(http.url(path).build());
  }

  /** An error of the token endpoint, before it is known what it means to the caller. */
  private static final class OAuthException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String error;
    private final boolean revoked;

    OAuthException(String error, boolean revoked) {
      super(error);
      this.error = error;
      this.revoked = revoked;
    }

    boolean isRevoked() {
      return revoked;
    }

    String error() {
      return error;
    }

    CentralException asRefused() {
      return new CentralException(Kind.REFUSED, "token got " + error, this);
    }
  }

  private interface Reading<T> {
    T read(Response response) throws IOException;
  }

  /** How a request is sent. */
  private interface Sending {
    Response send() throws IOException;
  }

  private Response send(Request request, Optional<ProofKey> key) throws IOException {
    Duration deadline = http.timeouts().call();
    return key.isPresent()
        ? calls.call(request, key.get(), deadline)
        : http.call(request, deadline);
  }

  private <T> T call(String what, FormBody form, Optional<ProofKey> key, Class<T> expected) {
    Request request = request(what).post(form).build();
    return read(
        what,
        () -> send(request, key),
        response -> {
          String type = response.header("Content-Type", "");
          if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(Contract.JSON)) {
            throw new WireFormatException("not " + Contract.JSON);
          }
          return StrictJson.read(body(response), expected);
        });
  }

  private void tell(String what, Sending sending) {
    read(what, sending, Response::code);
  }

  private <T> T read(String what, Sending sending, Reading<T> reading) {
    guard.check();
    try (Response response = sending.send()) {
      if (response.code() == 400) {
        throw failure(what, response);
      }
      if (!response.isSuccessful()) {
        throw refusal.of(response, what);
      }
      return reading.read(response);
    } catch (IOException e) {
      throw new CentralException(Kind.UNREACHABLE, what + " got no answer", e);
    } catch (WireFormatException e) {
      throw new CentralException(Kind.MALFORMED, what + ": " + e.getMessage(), e);
    }
  }

  private RuntimeException failure(String what, Response response) throws IOException {
    try {
      OAuth.Failure failure =
          StrictJson.read(response.peekBody(MAX_BODY_BYTES).bytes(), OAuth.Failure.class);
      return new OAuthException(
          failure.error().matches("[a-z_]{1,40}") ? failure.error() : "an odd error",
          OAuth.WAS_REVOKED.equals(failure.description()));
    } catch (WireFormatException e) {
      return refusal.of(response, what);
    }
  }

  private static byte[] body(Response response) throws IOException {
    try (InputStream in = response.body().byteStream()) {
      byte[] body = in.readNBytes(MAX_BODY_BYTES + 1);
      if (body.length > MAX_BODY_BYTES) {
        throw new WireFormatException("larger than " + MAX_BODY_BYTES + " bytes");
      }
      return body;
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
