package app.dangol.central;

import app.dangol.central.CentralException.Kind;
import app.dangol.wire.Contract;
import app.dangol.wire.Merging;
import app.dangol.wire.StrictJson;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The part of the central API that says who is one person; as careful as a device. */
public final class MergeApi implements AutoCloseable {
  private static final MediaType JSON = MediaType.get(Contract.JSON);
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final HubHttp http;
  private final String token;
  private final Refusal refusal;

  /**
   * @param http closed with this
   * @param token the import's
   */
  public MergeApi(HubHttp http, String token, Clock clock) {
    this.http = http;
    this.token = token;
    this.refusal = new Refusal(clock);
  }

  /**
   * Who may be one, and who is. Blocks.
   *
   * @throws CentralException if there is no answer to work with
   */
  public Merging.Overview look() {
    return call("merges", request("v1/merges").build(), Merging.Overview.class);
  }

  /** Shows all of one under the other's id; safe to be called again. Blocks. */
  public Merging.Answer merge(Merging.Merge wanted) {
    return post("merge", "v1/merges", wanted);
  }

  /** Shows somebody under their own id again; safe to be called again. Blocks. */
  public Merging.Answer unmerge(Merging.Unmerge wanted) {
    return post("unmerge", "v1/unmerges", wanted);
  }

  private Merging.Answer post(String what, String path, Object wanted) {
    RequestBody body = RequestBody.create(StrictJson.write(wanted), JSON);
    return call(what, request(path).post(body).build(), Merging.Answer.class);
  }

  private Request.Builder request(String path) {
    return new Request.Builder()
        .url(http.url(path).build())
        .header("Authorization", "Bearer " + token);
  }

  private <T> T call(String what, Request request, Class<T> answer) {
    try (Response response = http.call(request, DEADLINE)) {
      if (response.code() != 200) {
        throw refusal.of(response, what);
      }
      return StrictJson.read(
          response.body().byteStream().readNBytes(Contract.MAX_PAGE_BYTES), answer);
    } catch (IOException e) {
      throw new CentralException(Kind.UNREACHABLE, what + " got no answer", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
