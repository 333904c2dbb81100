package app.dangol.central;

import app.dangol.central.CentralException.Kind;
import app.dangol.failure.BlockingGuard;
import app.dangol.wire.AuditRows;
import app.dangol.wire.CardKeys;
import app.dangol.wire.CardUses;
import app.dangol.wire.Contract;
import app.dangol.wire.Erasures;
import app.dangol.wire.Lookup;
import app.dangol.wire.Manifest;
import app.dangol.wire.Ops;
import app.dangol.wire.Page;
import app.dangol.wire.PageReader;
import app.dangol.wire.StaffGrants;
import app.dangol.wire.StrictJson;
import app.dangol.wire.ToldTexts;
import app.dangol.wire.Waiting;
import app.dangol.wire.WireFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The central API over OkHttp. It reads no more than the contract's caps, counted after gunzip.
 * Safe for several threads.
 */
public final class OkHttpCentralApi implements CentralApi, AutoCloseable {
  private static final MediaType JSON = MediaType.get(Contract.JSON);

  private final HubHttp http;
  private final TokenSource tokens;
  private final BlockingGuard guard;
  private final Timeouts timeouts;
  private final Refusal refusal;
  private final HubTime hubTime;
  private final ProvenCalls calls;

  /**
   * Opens no connection yet.
   *
   * @param base https, or http on loopback
   * @param token asked anew for every call
   * @throws app.dangol.failure.DangolException CFG-01 if the address is not allowed
   */
  public OkHttpCentralApi(URI base, Supplier<String> token, Clock clock, BlockingGuard guard) {
    this(base, token, clock, guard, Timeouts.STANDARD);
  }

  public OkHttpCentralApi(
      URI base, Supplier<String> token, Clock clock, BlockingGuard guard, Timeouts timeouts) {
    this(new HubHttp(base, timeouts), TokenSource.fixed(token), clock, guard);
  }

  /**
   * As above, for a device whose tokens change.
   *
   * @param http closed with this
   */
  public OkHttpCentralApi(HubHttp http, TokenSource tokens, Clock clock, BlockingGuard guard) {
    this.http = http;
    this.tokens = tokens;
    this.guard = guard;
    this.timeouts = http.timeouts();
    this.refusal = new Refusal(clock);
    this.hubTime = new HubTime(clock, System::nanoTime);
    this.calls = new ProvenCalls(http, clock);
  }

  @Override
  public Manifest.Answer manifest(Manifest.Request request) {
    Request post = post("v1/manifest", StrictJson.write(request));
    return call("manifest", post, 200, timeouts.call(), r -> json(r, Manifest.Answer.class));
  }

  @Override
  public Page snapshot(String bucket, Optional<String> page) {
    HttpUrl.Builder url = http.url("v1/buckets").addPathSegment(bucket).addPathSegment("snapshot");
    page.ifPresent(token -> url.addQueryParameter("page", token));
    return call("snapshot", get(url), 200, timeouts.call(), OkHttpCentralApi::page);
  }

  /** A wait above the contract's 25 s is cut to it. */
  @Override
  public Page changes(String bucket, String cursor, Duration wait) {
    Duration most = wait.compareTo(Contract.MAX_WAIT) > 0 ? Contract.MAX_WAIT : wait;
    HttpUrl.Builder url =
        http.url("v1/buckets")
            .addPathSegment(bucket)
            .addPathSegment("changes")
            .addQueryParameter("cursor", cursor)
            .addQueryParameter("wait", Long.toString(most.toSeconds()));
    Duration deadline = timeouts.call().plus(most);
    return call("changes", get(url), 200, deadline, OkHttpCentralApi::page);
  }

  /** A wait above the contract's 25 s is cut to it. */
  @Override
  public Waiting.Answer changes(List<Waiting.Asked> asked, Duration wait) {
    Duration most = wait.compareTo(Contract.MAX_WAIT) > 0 ? Contract.MAX_WAIT : wait;
    Waiting.Request request = new Waiting.Request(asked, (int) most.toSeconds());
    Request post = post("v1/changes", StrictJson.write(request));
    Duration deadline = timeouts.call().plus(most);
    Waiting.Answer answer = call("changes", post, 200, deadline, OkHttpCentralApi::woken);
    boolean known =
        answer
            .bucket()
            .map(name -> asked.stream().anyMatch(one -> one.bucket().equals(name)))
            .orElse(answer.page().rows().isEmpty() && !answer.page().more());
    if (!known) {
      throw new CentralException(Kind.MALFORMED, "changes: of a bucket nobody asked for", null);
    }
    return answer;
  }

  @Override
  public Ops.Answer send(Ops.Request request) {
    Request post = post("v1/ops", StrictJson.write(request));
    Ops.Answer answer = call("ops", post, 207, timeouts.call(), r -> json(r, Ops.Answer.class));
    if (answer.results().size() != request.ops().size()) {
      throw new CentralException(Kind.MALFORMED, "ops: not one result for each op", null);
    }
    return answer;
  }

  @Override
  public Page lookUp(Lookup.Request request) {
    Request post = post("v1/lookup", StrictJson.write(request));
    return call("look-up", post, 200, timeouts.lookUp(), OkHttpCentralApi::wholePage);
  }

  @Override
  public Lookup.StillAnswer stillShown(Lookup.StillRequest request) {
    Request post = post("v1/lookup/still", StrictJson.write(request));
    return call("still shown", post, 200, timeouts.call(), r -> json(r, Lookup.StillAnswer.class));
  }

  @Override
  public CardUses.Answer useCard(CardUses.Request request) {
    Request post = post("v1/card-uses", StrictJson.write(request));
    return call("card use", post, 200, timeouts.lookUp(), r -> json(r, CardUses.Answer.class));
  }

  @Override
  public CardKeys.Answer cardKeys() {
    Request get = get(http.url("v1/card-keys"));
    return call("card keys", get, 200, timeouts.call(), r -> json(r, CardKeys.Answer.class));
  }

  @Override
  public Erasures.Answer erasures(long after) {
    HttpUrl.Builder url = http.url("v1/erasures").addQueryParameter("after", Long.toString(after));
    return call("erasures", get(url), 200, timeouts.call(), r -> json(r, Erasures.Answer.class));
  }

  @Override
  public AuditRows.Answer auditRows(AuditRows.Request request) {
    Request post = post("v1/audit-rows", StrictJson.write(request));
    return call("audit rows", post, 200, timeouts.call(), r -> json(r, AuditRows.Answer.class));
  }

  @Override
  public StaffGrants.Answer staffGrants(StaffGrants.Request request) {
    Request post = post("v1/staff-grants", StrictJson.write(request));
    return call("staff grants", post, 200, timeouts.call(), r -> json(r, StaffGrants.Answer.class));
  }

  @Override
  public ToldTexts.Answer consentTexts(ToldTexts.Request request) {
    Request post = post("v1/consent-texts", StrictJson.write(request));
    return call("consent texts", post, 200, timeouts.call(), r -> json(r, ToldTexts.Answer.class));
  }

  /**
   * How far this machine's clock is ahead of the hub's by the hub's last answer; negative if it is
   * behind, empty before any.
   */
  public Optional<Duration> aheadOfHub() {
    return hubTime.aheadBy();
  }

  private Request get(HttpUrl.Builder url) {
    return new Request.Builder().url(url.build()).build();
  }

  private Request post(String path, String json) {
    return new Request.Builder()
        .url(http.url(path).build())
        .post(RequestBody.create(json, JSON))
        .build();
  }

  private interface Reading<T> {
    T read(Response response) throws IOException;
  }

  /** With a token of now; once more with another one if the hub does not know it any more. */
  private <T> T call(
      String what, Request request, int expected, Duration deadline, Reading<T> reading) {
    guard.check();
    AccessToken token = tokens.access();
    try {
      return once(what, request, token, expected, deadline, reading);
    } catch (CentralException e) {
      switch (e.kind()) {
        case REVOKED, UNENROLLED, WIPE -> {
          tokens.ended(e.kind());
          throw e;
        }
        case NOT_AUTHORISED -> {
          if (!tokens.renew(token)) {
            throw e;
          }
        }
        case UNREACHABLE, MUST_REFETCH, BUSY, REFUSED, MALFORMED -> throw e;
      }
    }
    return once(what, request, tokens.access(), expected, deadline, reading);
  }

  private <T> T once(
      String what,
      Request request,
      AccessToken token,
      int expected,
      Duration deadline,
      Reading<T> reading) {
    try (Response response = calls.call(request, token, deadline)) {
      hubTime.take(response);
      if (response.code() != expected) {
        throw refusal.of(response, what);
      }
      return read(what, response, reading);
    } catch (IOException e) {
      throw new CentralException(Kind.UNREACHABLE, what + " got no answer", e);
    }
  }

  private static <T> T read(String what, Response response, Reading<T> reading) {
    try {
      return reading.read(response);
    } catch (InterruptedIOException e) {
      throw new CentralException(Kind.UNREACHABLE, what + ": the answer came too slowly", e);
    } catch (IOException e) {
      throw new CentralException(Kind.MALFORMED, what + ": the answer was cut", e);
    } catch (WireFormatException e) {
      throw new CentralException(Kind.MALFORMED, what + ": " + e.getMessage(), e);
    }
  }

  private static Page page(Response response) throws IOException {
    requireType(response, Contract.NDJSON);
    return new PageReader().readLazily(response.body().byteStream());
  }

  private static Page wholePage(Response response) throws IOException {
    requireType(response, Contract.NDJSON);
    return new PageReader().read(response.body().byteStream());
  }

  private static Waiting.Answer woken(Response response) throws IOException {
    return new Waiting.Answer(Optional.ofNullable(response.header(Waiting.BUCKET)), page(response));
  }

  private static <T> T json(Response response, Class<T> type) throws IOException {
    requireType(response, Contract.JSON);
    InputStream in = response.body().byteStream();
    byte[] body = in.readNBytes(Contract.MAX_PAGE_BYTES + 1);
    if (body.length > Contract.MAX_PAGE_BYTES) {
      throw new WireFormatException("larger than " + Contract.MAX_PAGE_BYTES + " bytes");
    }
    return StrictJson.read(body, type);
  }

  /** A log-in page of somebody's network also answers 200. */
  private static void requireType(Response response, String wanted) {
    String type = response.header("Content-Type", "");
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(wanted)) {
      throw new WireFormatException("not " + wanted);
    }
  }

  /** Cuts calls that still run, a long-poll for one. */
  @Override
  public void close() {
    http.close();
  }
}
