package app.dangol.central;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The one way out to the hub. It talks to one host only, over TLS unless that is this machine, and
 * follows no redirect; every call has a deadline. Safe for several threads.
 */
public final class HubHttp implements AutoCloseable {
  private final HubAddress address;
  private final Timeouts timeouts;
  private final OkHttpClient client;

  /**
   * Opens no connection yet.
   *
   * @param base https, or http on loopback
   * @throws app.dangol.failure.DangolException CFG-01 if the address is not allowed
   */
  public HubHttp(URI base, Timeouts timeouts) {
    this(base, timeouts, List.of());
  }

  /**
   * As above.
   *
   * @param watchers see each request as it is made and each answer unzipped
   */
  public HubHttp(URI base, Timeouts timeouts, List<Interceptor> watchers) {
    this.address = HubAddress.of(base);
    this.timeouts = timeouts;
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .socketFactory(new KeptAliveSockets())
            .connectTimeout(timeouts.connect())
            // The call's own deadline bounds these two.
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
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
    if (address.isLoopback()) {
      builder.proxy(Proxy.NO_PROXY);
    }
    this.client = builder.build();
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
    return call.execute();
  }

  /** Cuts calls that still run, a long-poll for one, and lets go of connections and threads. */
  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
