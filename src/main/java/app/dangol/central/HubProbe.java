package app.dangol.central;

import app.dangol.central.HubAnswer.Outcome;
import app.dangol.failure.BlockingGuard;
import app.dangol.wire.AuditHeads;
import app.dangol.wire.Contract;
import app.dangol.wire.Health;
import app.dangol.wire.Manifest;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Knocks at the hub once and tells apart what can be wrong, which {@link OkHttpCentralApi} need
 * not. Asks for the hub's health, then with the token for an empty manifest; changes nothing.
 */
public final class HubProbe implements AutoCloseable {
  private static final MediaType JSON = MediaType.get(Contract.JSON);
  private static final int MAX_BODY_BYTES = 64 << 10;

  private final HubHttp http;
  private final BlockingGuard guard;
  private final Clock clock;
  private final ProvenCalls calls;
  private Optional<Duration> aheadBy = Optional.empty();
  private Optional<AuditHeads.Kept> audit = Optional.empty();

  /**
   * @param http closed with this
   */
  public HubProbe(HubHttp http, Clock clock, BlockingGuard guard) {
    this.http = http;
    this.clock = clock;
    this.guard = guard;
    this.calls = new ProvenCalls(http, clock);
  }

  /** Asks; blocks for two calls at most. For one use. */
  public HubAnswer ask(AccessToken token, String device, String store) {
    guard.check();
    HubAnswer health = call("v1/health", request("v1/health").build(), token, Health.class);
    if (health.outcome() != Outcome.SERVES) {
      return health;
    }
    Manifest.Request nothingHeld = new Manifest.Request(device, store, List.of());
    RequestBody body = RequestBody.create(StrictJson.write(nothingHeld), JSON);
    return call(
        "v1/manifest", request("v1/manifest").post(body).build(), token, Manifest.Answer.class);
  }

  private Request.Builder request(String path) {
    return new Request.Builder().url(http.url(path).build());
  }

  private HubAnswer call(String what, Request request, AccessToken token, Class<?> expected) {
    Instant asked = clock.instant();
    try (Response response = calls.call(request, token, http.timeouts().call())) {
      readTime(response.header("Date"), asked, DateTimeFormatter.RFC_1123_DATE_TIME);
      return switch (response.code()) {
        case 200 -> read(what, response, asked, expected);
        case 401, 403 -> answer(refused(response), what + " got " + response.code());
        case 429, 503 -> answer(Outcome.BUSY, what + " got " + response.code());
        default ->
            answer(
                response.code() >= 500 ? Outcome.BROKEN : Outcome.NOT_A_HUB,
                what + " got " + response.code());
      };
    } catch (IOException e) {
      return unreachable(e);
    }
  }

  /** The hub's own words; anybody on the way may answer a bare 401 or 403. */
  private static Outcome refused(Response response) {
    return switch (Refusal.word(response)) {
      case "expired" -> Outcome.ACCESS_EXPIRED;
      case "revoked" -> Outcome.REVOKED;
      case "enrolment_expired" -> Outcome.ENROLMENT_EXPIRED;
      case "wipe" -> Outcome.WIPE_ORDERED;
      default -> response.code() == 401 ? Outcome.TOKEN_UNKNOWN : Outcome.NOT_ALLOWED;
    };
  }

  private HubAnswer read(String what, Response response, Instant asked, Class<?> expected)
      throws IOException {
    byte[] body = response.peekBody(MAX_BODY_BYTES).bytes();
    try {
      Object answer = StrictJson.read(body, expected);
      if (answer instanceof Manifest.Answer manifest) {
        audit = Optional.ofNullable(manifest.audit());
        if (aheadBy.isEmpty()) {
          readTime(manifest.hubTime(), asked, DateTimeFormatter.ISO_ZONED_DATE_TIME);
        }
      }
      return answer(Outcome.SERVES, what + " answered");
    } catch (WireFormatException e) {
      return answer(Outcome.NOT_A_HUB, what + " answered something else than the central API");
    }
  }

  private HubAnswer unreachable(IOException e) {
    return switch (e) {
      case UnknownHostException unknown ->
          answer(
              Outcome.NO_SUCH_HOST, "no address is known for the name " + http.host() + http.by());
      case NoRouteToHostException noRoute ->
          answer(Outcome.NO_ROUTE, "there is no way there" + http.by());
      case ConnectException refused when reasonOf(refused).contains("refused") ->
          answer(Outcome.NOBODY_LISTENS, "nothing listens on port " + http.port() + http.by());
      case ConnectException unreachable ->
          answer(Outcome.NO_ROUTE, "there is no way there" + http.by());
      case SSLException tls ->
          answer(Outcome.NOT_TRUSTED, "no secure connection: " + reasonOf(tls));
      case InterruptedIOException slow -> answer(Outcome.TOO_SLOW, "no answer in time" + http.by());
      default ->
          answer(
              Outcome.CUT,
              "the connection was cut (" + e.getClass().getSimpleName() + ")" + http.by());
    };
  }

  /** The innermost reason, which names what is wrong with a certificate; one line. */
  private static String reasonOf(IOException e) {
    Throwable reason = e;
    while (reason.getCause() != null && reason.getCause() != reason) {
      reason = reason.getCause();
    }
    String message = reason.getMessage() == null ? "" : reason.getMessage();
    return message.lines().findFirst().orElse(reason.getClass().getSimpleName());
  }

  /** The hub's time is that of some moment during the call; the middle is the best guess. */
  private void readTime(@Nullable String text, Instant asked, DateTimeFormatter format) {
    if (text == null) {
      return;
    }
    try {
      Instant hub = ZonedDateTime.parse(text, format).toInstant();
      Duration half = Duration.between(asked, clock.instant()).dividedBy(2);
      aheadBy = Optional.of(Duration.between(hub, asked.plus(half)));
    } catch (DateTimeException e) {
      aheadBy = Optional.empty();
    }
  }

  private HubAnswer answer(Outcome outcome, String detail) {
    return new HubAnswer(outcome, detail, aheadBy, audit);
  }

  @Override
  public void close() {
    http.close();
  }
}
