package app.dangol.launch;

import app.dangol.id.OpId;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Bucket;
import app.dangol.wire.Contract;
import app.dangol.wire.HelpOps;
import app.dangol.wire.Ops;
import app.dangol.wire.Page;
import app.dangol.wire.PageReader;
import app.dangol.wire.StrictJson;
import app.dangol.wire.Waiting;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Devices that wait for changes of all their buckets, as real ones do: each with one request on its
 * way, and no thread; and the changes.
 */
final class HubBench {
  /** A device that waits longer for a change than this has missed it. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration ANSWER = Duration.ofSeconds(60);

  /** So long the hub may take to have every device's next request before the next change. */
  private static final Duration SETTLE = Duration.ofMillis(1_500);

  /** Changes before those that are measured: a hub that has run for a day is compiled. */
  private static final int WARM_UP = 5;

  private static final String STORE = "bench";

  /** What a device of the store waits for. */
  private static final List<String> WATCHED =
      List.of(
          Bucket.workOf(STORE),
          Bucket.clientsOf(STORE),
          Bucket.stockOf(STORE),
          Bucket.PRICE,
          Bucket.CATALOGUE);

  private final HubProcess hub;
  private final int devices;
  private final int changes;
  private final AtomicReference<String> firstFailure = new AtomicReference<>("");
  private long seq;

  HubBench(HubProcess hub, int devices, int changes) {
    this.hub = hub;
    this.devices = devices;
    this.changes = changes;
  }

  /**
   * What was measured.
   *
   * @param fanOutMs one for each device and change
   * @param missed devices that never had a change; the measurement ends with that change
   * @param firstFailure why the first device failed, or nothing
   */
  record Result(
      int devices,
      double[] fanOutMs,
      long missed,
      String firstFailure,
      double hubCpuSeconds,
      double devicesCpuSeconds,
      double seconds) {}

  Result measure() throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(2);
        HttpClient http =
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(threads)
                .connectTimeout(ANSWER)
                .build()) {
      try {
        return measure(http);
      } finally {
        http.shutdownNow();
      }
    }
  }

  private Result measure(HttpClient http) throws IOException, InterruptedException {
    FanOut fanOut = new FanOut(devices);
    Map<String, String> cursors = new LinkedHashMap<>();
    for (String bucket : WATCHED) {
      byte[] page = http.send(snapshot(bucket), BodyHandlers.ofByteArray()).body();
      cursors.put(bucket, read(page).next());
    }
    for (int i = 0; i < devices; i++) {
      new Device(http, fanOut, cursors).poll();
    }
    long missed = warmUp(http, fanOut);
    Duration hubBefore = hub.cpu();
    Duration ownBefore = ownCpu();
    long start = System.nanoTime();
    List<double[]> measured = new ArrayList<>();
    // Devices that failed ask no more: nothing measured after that would be of all of them.
    for (int i = 0; i < changes && missed == 0; i++) {
      double[] arrived = change(http, fanOut);
      measured.add(arrived);
      missed += devices - arrived.length;
    }
    return new Result(
        devices,
        measured.stream().flatMapToDouble(Arrays::stream).toArray(),
        missed,
        firstFailure.get(),
        seconds(hub.cpu().minus(hubBefore)),
        seconds(ownCpu().minus(ownBefore)),
        (System.nanoTime() - start) / 1e9);
  }

  /** Returns how many devices missed a change already. */
  private long warmUp(HttpClient http, FanOut fanOut) throws IOException, InterruptedException {
    long missed = 0;
    for (int i = 0; i < WARM_UP && missed == 0; i++) {
      missed = (long) devices - change(http, fanOut).length;
    }
    return missed;
  }

  private double[] change(HttpClient http, FanOut fanOut) throws IOException, InterruptedException {
    Thread.sleep(SETTLE.plusMillis(devices / 4));
    String call = OpId.create().toString();
    HttpRequest request = ops(call);
    fanOut.begin(call, System.nanoTime());
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 207 || !answer.body().contains("\"applied\"")) {
      throw new IOException("the hub did not take the call: status " + answer.statusCode());
    }
    return fanOut.await(PATIENCE);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(hub.url().resolve(path))
        .timeout(ANSWER)
        .header("Authorization", "Bearer " + hub.token());
  }

  private HttpRequest snapshot(String bucket) {
    return request("/v1/buckets/" + bucket + "/snapshot").build();
  }

  private HttpRequest ops(String call) {
    JsonObject body = StrictJson.toTree(new HelpOps.AtDevice(STORE, "kiosk-" + call));
    Ops.Op op =
        new Ops.Op(
            OpId.create().toString(),
            ++seq,
            Ops.HELP_CALL,
            call,
            "kiosk",
            Instant.now().toString(),
            body,
            BodyHash.of(body));
    String json = StrictJson.write(new Ops.Request("kiosk", List.of(op)));
    return request("/v1/ops")
        .header("Content-Type", Contract.JSON)
        .POST(HttpRequest.BodyPublishers.ofString(json))
        .build();
  }

  private static Page read(byte[] body) throws IOException {
    return new PageReader().read(new ByteArrayInputStream(body));
  }

  private static Duration ownCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  /** Asks, takes the answer, asks again; on the client's threads. */
  private final class Device {
    private final HttpClient http;
    private final FanOut fanOut;
    private final Map<String, String> cursors;

    Device(HttpClient http, FanOut fanOut, Map<String, String> cursors) {
      this.http = http;
      this.fanOut = fanOut;
      this.cursors = new LinkedHashMap<>(cursors);
    }

    void poll() {
      List<Waiting.Asked> asked = new ArrayList<>();
      cursors.forEach((bucket, cursor) -> asked.add(new Waiting.Asked(bucket, cursor)));
      String wait =
          StrictJson.write(new Waiting.Request(asked, (int) Contract.MAX_WAIT.toSeconds()));
      HttpRequest request =
          request("/v1/changes")
              .header("Content-Type", Contract.JSON)
              .POST(HttpRequest.BodyPublishers.ofString(wait))
              .build();
      http.sendAsync(request, BodyHandlers.ofByteArray())
          .whenComplete((answer, failure) -> {
            if (failure == null) {
              take(answer);
              poll();
            } else {
              // It asks no more; what it misses is counted.
              firstFailure.compareAndSet("", failure.toString());
            }
          });
    }

    /** Takes in the rows, and the cursor of the bucket they are of or, without any, of all. */
    private void take(HttpResponse<byte[]> answer) {
      long now = System.nanoTime();
      if (answer.statusCode() != 200) {
        firstFailure.compareAndSet("", "status " + answer.statusCode());
        throw new IllegalStateException("status " + answer.statusCode());
      }
      try {
        Page page = read(answer.body());
        page.rows().forEach(row -> fanOut.arrived(row.key(), now));
        answer
            .headers()
            .firstValue(Waiting.BUCKET)
            .ifPresentOrElse(
                bucket -> cursors.put(bucket, page.next()),
                () -> cursors.replaceAll((bucket, before) -> page.next()));
      } catch (IOException e) {
        throw new IllegalStateException("no page came", e);
      }
    }
  }
}
