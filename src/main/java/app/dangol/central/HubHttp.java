package app.dangol.central;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The one way out to the hub. It talks to one host only, over TLS 1.2 or newer unless that is this
 * machine, and follows no redirect; every call has a deadline. Safe for several threads.
 */
public final class HubHttp implements AutoCloseable {
  private final HubAddress address;
  private final String by;
  private final Timeouts timeouts;
  private final OkHttpClient client;

  /**
   * Opens no connection yet.
   *
   * @param base https, or http on loopback
   * @throws app.dangol.failure.DangolException CFG-01 if the address is not allowed
   */
  public HubHttp(URI base, Timeouts timeouts) {
    this(HubRoute.direct(base), timeouts);
  }

  /**
   * As above.
   *
   * @throws app.dangol.failure.DangolException CFG-01 also if the authorities cannot be used
   */
  public HubHttp(HubRoute route, Timeouts timeouts) {
    this(route, timeouts, List.of());
  }

  /**
   * As above.
   *
   * @param watchers see each request as it is made and each answer unzipped
   */
  public HubHttp(HubRoute route, Timeouts timeouts, List<Interceptor> watchers) {
    this.address = HubAddress.of(route.url());
    Optional<InetSocketAddress> proxy = address.isLoopback() ? Optional.empty() : route.proxy();
    this.by = proxy.map(p -> " by way of the proxy " + nameOf(p)).orElse("");
    this.timeouts = timeouts;
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .socketFactory(new KeptAliveSockets())
            .connectTimeout(timeouts.connect())
            // The call's own deadline bounds these two.
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            // Over HTTP/2 other threads would read, and leave what they read in their buffers.
            .protocols(List.of(Protocol.HTTP_1_1))
            .followRedirects(false)
            .followSslRedirects(false)
            .addNetworkInterceptor(
                chain -> Refusal.keepFromRetrying(chain.proceed(chain.request())))
            .connectionSpecs(
                List.of(
                    address.url().isHttps()
                        ? ConnectionSpec.MODERN_TLS
                        : ConnectionSpec.CLEARTEXT));
    watchers.forEach(builder::addInterceptor);
    builder.proxy(proxy.map(p -> new Proxy(Proxy.Type.HTTP, p)).orElse(Proxy.NO_PROXY));
    route
        .authorities()
        .map(Authorities::read)
        .ifPresent(known -> builder.sslSocketFactory(known.sockets(), known.trust()));
    this.client = builder.build();
  }

  private static String nameOf(InetSocketAddress proxy) {
    return proxy.getHostString() + ":" + proxy.getPort();
  }

  /** For messages: by which proxy, with a blank before it; empty if by none. */
  String by() {
    return by;
  }

  Timeouts timeouts() {
    return timeouts;
  }

  String host() {
    return address.url().host();
  }

  int port() {
    return address.url().port();
  }

  /**
   * The address of a path of the contract.
   *
   * @param path without a slash before it
   */
  HttpUrl.Builder url(String path) {
    return address.url().newBuilder().addPathSegments(path);
  }

  /**
   * Sends a request; the answer's body is the caller's to close, and has the same deadline.
   *
   * @throws IOException if there is no answer in time
   */
  Response call(Request request, Duration deadline) throws IOException {
    okhttp3.Call call = client.newCall(request);
    call.timeout().timeout(deadline.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return SpentBuffers.watched(call.execute());
    } catch (IOException e) {
      throw SpentBuffers.after(e);
    }
  }

  /** Cuts calls that still run, a long-poll for one, and lets go of connections and threads. */
  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
