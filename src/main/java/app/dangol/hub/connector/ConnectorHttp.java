package app.dangol.hub.connector;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.connector.ConnectorException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The one door to a shop system's address: https (http on loopback), no redirects, nothing sent
 * twice by itself, a deadline, a cap on every answer, and the budget asked first. Safe for several
 * threads.
 */
public final class ConnectorHttp implements AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final String RETRY_AFTER = "Retry-After";
  private static final String KEPT_RETRY_AFTER = "Dangol-Retry-After";

  private final HttpUrl url;
  private final RateBudget budget;
  private final Limits limits;
  private final Clock clock;
  private final OkHttpClient client;

  /**
   * How long a call may take and how large its answer may be.
   *
   * @param maxBytes counted after gunzip
   */
  public record Limits(Duration connect, Duration call, int maxBytes) {
    public static final Limits STANDARD =
        new Limits(Duration.ofSeconds(5), Duration.ofSeconds(30), 8 << 20);
  }

  /** An answer with a JSON body. */
  public record Answer(int status, byte[] body) {
    @Override
    public String toString() {
      return "Answer[" + status + ", " + body.length + " bytes]";
    }
  }

  /**
   * Opens no connection yet.
   *
   * @throws DangolException CFG-01 if the address is neither https nor loopback
   */
  public ConnectorHttp(URI address, RateBudget budget, Limits limits, Clock clock) {
    HttpUrl parsed = HttpUrl.parse(address.toString());
    if (parsed == null || !(parsed.isHttps() || isLoopback(parsed))) {
      throw new DangolException(ErrorCode.CFG_01, "the shop system's address must be https");
    }
    this.url = parsed;
    this.budget = budget;
    this.limits = limits;
    this.clock = clock;
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectTimeout(limits.connect())
            .callTimeout(limits.call())
            // The call's own deadline bounds these two.
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .followRedirects(false)
            .followSslRedirects(false)
            // A write that may have got through must not go out again unseen.
            .retryOnConnectionFailure(false)
            // Node closes idle connections after five seconds.
            .connectionPool(new ConnectionPool(2, 4, TimeUnit.SECONDS))
            .addNetworkInterceptor(chain -> hideRetryAfter(chain.proceed(chain.request())))
            .connectionSpecs(
                List.of(url.isHttps() ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT));
    if (isLoopback(url)) {
      builder.proxy(Proxy.NO_PROXY);
    }
    this.client = builder.build();
  }

  /** Names are not resolved: what a name server says must not decide about encryption. */
  private static boolean isLoopback(HttpUrl url) {
    String host = url.host();
    return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  /** OkHttp itself sends again, at once, what got 503 with {@code Retry-After: 0}. */
  private static Response hideRetryAfter(Response response) {
    String header = response.header(RETRY_AFTER);
    return header == null
        ? response
        : response.newBuilder().removeHeader(RETRY_AFTER).header(KEPT_RETRY_AFTER, header).build();
  }

  /** Posts JSON to the address itself, as {@link #post(String, Resource, Map, String, Set)}. */
  public Answer post(String what, Map<String, String> headers, String json, Set<Integer> taken) {
    return post(what, Resource.ROOT, headers, json, taken);
  }

  /**
   * Posts JSON.
   *
   * @param what for the log: which call this is
   * @param taken statuses whose body is wanted
   * @throws ConnectorException for every other answer, and for none
   */
  public Answer post(
      String what,
      Resource resource,
      Map<String, String> headers,
      String json,
      Set<Integer> taken) {
    return call(
        what,
        new Request.Builder().url(resource.below(url)).post(RequestBody.create(json, JSON)),
        headers,
        taken);
  }

  /** Gets JSON; as {@link #post(String, Resource, Map, String, Set)}. */
  public Answer get(
      String what, Resource resource, Map<String, String> headers, Set<Integer> taken) {
    return call(what, new Request.Builder().url(resource.below(url)).get(), headers, taken);
  }

  private Answer call(
      String what, Request.Builder request, Map<String, String> headers, Set<Integer> taken) {
    budget.take();
    headers.forEach(request::header);
    try (Response response = client.newCall(request.build()).execute()) {
      if (!taken.contains(response.code())) {
        throw refusal(what, response);
      }
      return read(what, response);
    } catch (IOException e) {
      throw new ConnectorException(Kind.UNREACHABLE, what + " got no answer", e);
    }
  }

  private Answer read(String what, Response response) {
    String type = response.header("Content-Type", "");
    if (type == null || !type.toLowerCase(Locale.ROOT).matches("application/(.*\\+)?json.*")) {
      throw new ConnectorException(Kind.MALFORMED, what + ": the answer is not JSON", null);
    }
    try {
      InputStream in = response.body().byteStream();
      byte[] body = in.readNBytes(limits.maxBytes() + 1);
      if (body.length > limits.maxBytes()) {
        throw new ConnectorException(Kind.MALFORMED, what + ": the answer is too large", null);
      }
      return new Answer(response.code(), body);
    } catch (IOException e) {
      throw new ConnectorException(Kind.MALFORMED, what + ": the answer was cut", e);
    }
  }

  private ConnectorException refusal(String what, Response response) {
    int status = response.code();
    Kind kind =
        switch (status) {
          case 401, 403 -> Kind.NOT_AUTHORISED;
          case 429 -> Kind.BUSY;
          default -> status >= 500 ? Kind.BUSY : Kind.REFUSED;
        };
    return new ConnectorException(kind, what + " got " + status, retryAfter(response), null);
  }

  /** RFC 9110 §10.2.3: seconds or a date. */
  private @Nullable Duration retryAfter(Response response) {
    String header = response.header(KEPT_RETRY_AFTER);
    if (header == null) {
      return null;
    }
    if (header.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(header));
    }
    try {
      ZonedDateTime at = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration until = Duration.between(clock.instant(), at.toInstant());
      return until.isNegative() ? Duration.ZERO : until;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Cuts calls that still run and lets go of connections and threads. */
  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
