package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.wire.Contract;
import app.dangol.wire.ContractDocument;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Reads along what a client and a hub say to each other and holds each request and each answer
 * against the contract. It judges on a thread of its own and holds nothing up; of an answer that
 * was cut it judges the lines that came. {@link #close} fails if anything broke the contract;
 * registered as an extension it closes after each test.
 */
public final class ContractJudge implements Interceptor, AfterEachCallback, AutoCloseable {
  private static final Duration MOST_BEHIND = Duration.ofMinutes(2);

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("contract-judge").factory());
  private final List<String> violations = new CopyOnWriteArrayList<>();
  private final Set<String> answered = new ConcurrentSkipListSet<>();

  /** A way to a hub that is judged. */
  public HubHttp http(URI hub, Timeouts timeouts) {
    return new HubHttp(HubRoute.direct(hub), timeouts, List.of(this));
  }

  /** A client that is judged, with the standard timeouts. */
  public OkHttpCentralApi api(URI hub, Supplier<String> token) {
    return new OkHttpCentralApi(
        http(hub, Timeouts.STANDARD),
        TokenSource.fixed(token),
        Clock.systemUTC(),
        BlockingGuard.NONE);
  }

  /** The operations that were answered as they were meant to be (2xx), once all is judged. */
  public Set<String> answered() {
    return answered;
  }

  /** What has broken the contract so far. */
  public List<String> violations() {
    return violations;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    ContractDocument.Asked asked = asked(request);
    judge(contract -> contract.violationsOf(asked));
    Response response = chain.proceed(request);
    if (response.isSuccessful()) {
      judge(contract -> {
        contract.findOperationName(asked.method(), asked.path()).ifPresent(answered::add);
        return List.of();
      });
    }
    ReadAlong body = new ReadAlong(response, asked);
    if (body.contentLength() == 0) {
      // Nobody reads what is not there.
      body.source().exhausted();
    }
    return response.newBuilder().body(body).build();
  }

  private static ContractDocument.Asked asked(Request request) throws IOException {
    Map<String, String> query = new LinkedHashMap<>();
    for (String name : request.url().queryParameterNames()) {
      query.put(name, String.valueOf(request.url().queryParameter(name)));
    }
    Map<String, String> headers = new LinkedHashMap<>();
    request.headers().forEach(header -> headers.put(header.getFirst(), header.getSecond()));
    RequestBody body = request.body();
    Buffer sent = new Buffer();
    if (body != null) {
      body.writeTo(sent);
    }
    return new ContractDocument.Asked(
        request.method(),
        request.url().encodedPath(),
        query,
        headers,
        body == null ? "" : typeOf(body.contentType()),
        sent.readUtf8());
  }

  private static String typeOf(@Nullable MediaType type) {
    return type == null ? "" : type.type() + "/" + type.subtype();
  }

  /** The document is first read there, too. */
  private void judge(Function<ContractDocument, List<String>> judging) {
    thread.execute(() -> violations.addAll(judging.apply(ContractDocument.get())));
  }

  /** Keeps what is read of an answer, until it is through or given up. */
  private final class ReadAlong extends ResponseBody {
    private final ResponseBody real;
    private final BufferedSource source;

    ReadAlong(Response response, ContractDocument.Asked asked) {
      real = response.body();
      source = Okio.buffer(new Kept(real.source(), asked, response.code(), response.headers()));
    }

    @Override
    public @Nullable MediaType contentType() {
      return real.contentType();
    }

    @Override
    public long contentLength() {
      return real.contentLength();
    }

    @Override
    public BufferedSource source() {
      return source;
    }
  }

  private final class Kept extends ForwardingSource {
    private final Buffer kept = new Buffer();
    private final ContractDocument.Asked asked;
    private final int status;
    private final String type;
    private boolean judged;

    Kept(BufferedSource real, ContractDocument.Asked asked, int status, Headers headers) {
      super(real);
      this.asked = asked;
      this.status = status;
      this.type = String.valueOf(headers.get("Content-Type")).replaceAll(";.*", "");
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long before = sink.size();
      long read = super.read(sink, byteCount);
      if (read > 0) {
        sink.copyTo(kept, before, read);
      } else {
        through(true);
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      through(false);
      super.close();
    }

    private void through(boolean whole) {
      if (judged) {
        return;
      }
      judged = true;
      String read = kept.readString(StandardCharsets.UTF_8);
      String body = whole ? read : read.substring(0, read.lastIndexOf('\n') + 1);
      if (whole || type.equals(Contract.NDJSON)) {
        judge(contract ->
            contract.violationsOfAnswer(asked.method(), asked.path(), status, type, body));
      }
    }
  }

  /** Waits until all is judged. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      assertThat(thread.awaitTermination(MOST_BEHIND.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    assertThat(new ArrayList<>(violations)).isEmpty();
  }
}
