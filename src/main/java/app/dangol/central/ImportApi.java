package app.dangol.central;

import app.dangol.central.CentralException.Kind;
import app.dangol.wire.Contract;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The import's part of the central API; as careful about where it talks to as a device. */
public final class ImportApi implements AutoCloseable {
  private static final MediaType NDJSON = MediaType.get(Contract.NDJSON);
  private static final Duration DEADLINE = Duration.ofSeconds(120);

  private final HubHttp http;
  private final String token;
  private final Refusal refusal;

  /**
   * @param http closed with this
   */
  public ImportApi(HubHttp http, String token, Clock clock) {
    this.http = http;
    this.token = token;
    this.refusal = new Refusal(clock);
  }

  /**
   * Sends rows; safe to be called again with the same batch id. Blocks.
   *
   * @return the answer's JSON, at most a page long
   * @throws CentralException if they were not taken, or nobody knows
   */
  public byte[] send(String kind, String source, String batch, String ndjson) {
    Request request =
        new Request.Builder()
            .url(http.url("v1/import").addPathSegment(kind).build())
            .header("Authorization", "Bearer " + token)
            .header("Dangol-Source", source)
            .header("Dangol-Batch", batch)
            .post(RequestBody.create(ndjson, NDJSON))
            .build();
    try (Response response = http.call(request, DEADLINE)) {
      if (response.code() != 207) {
        throw refusal.of(response, "import");
      }
      return response.body().byteStream().readNBytes(Contract.MAX_PAGE_BYTES);
    } catch (IOException e) {
      throw new CentralException(Kind.UNREACHABLE, "import got no answer", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
