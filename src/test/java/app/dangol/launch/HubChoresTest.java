package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.central.ContractJudge;
import app.dangol.central.OkHttpCentralApi;
import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.Put;
import app.dangol.hub.model.Training;
import app.dangol.id.OpId;
import app.dangol.sync.Await;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.Row;
import app.dangol.wire.StrictJson;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a hub does without anybody's word, seen by a device. */
class HubChoresTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String STORE = "seoul";
  private static final String CLIENTS = Bucket.clientsOf(STORE);

  @RegisterExtension final ContractJudge judge = new ContractJudge();
  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private Hub hub;
  private OkHttpCentralApi device;

  @BeforeEach
  void open() {
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
    device = judge.api(hub.start(0, "secret"), () -> "secret");
    Entity.Text name = new Entity.Text("머플러", "Scarf");
    hub.writer()
        .put(
            Bucket.CATALOGUE,
            List.of(Put.of(new Entity.Product("S1", null, name, "scarf", "#AA3311", "A3"))));
    hub.writer()
        .put(
            Bucket.stockOf(STORE),
            List.of(Put.of(new Entity.Stock("S1", STORE, 3, "2026-11-21T08:00:00Z"))));
    List<Entity.Customer> customers = new ArrayList<>();
    List<Entity.History> bought = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      customers.add(customer("c" + i));
      bought.add(line("c" + i, "a", "2026-11-01T09:00:00Z", "S1"));
      bought.add(line("c" + i, "b", "2026-11-01T09:00:00Z", "S2"));
      bought.add(line("c" + i, "old", "2020-01-01T09:00:00Z", "S3"));
    }
    hub.writer().putClients(customers, bought);
  }

  @AfterEach
  void close() {
    device.close();
    hub.close();
  }

  @Test
  void whatIsOldLeavesPromisesEndAndSuggestionsAreLearnt() {
    reserve();
    clock.move(Duration.ofHours(49));
    hub.changeHistoryMonths(Optional.of(12));
    assertThat(rows(CLIENTS)).anyMatch(row -> row.key().contains("2020-01-01"));
    assertThat(rows(Bucket.MODEL)).isEmpty();
    assertThat(available()).isEqualTo(1);

    Training.Schedule nightly = new Training.Schedule(LocalTime.of(3, 0), ZoneOffset.UTC);
    try (HubChores chores = new HubChores(hub, Optional.empty(), nightly)) {
      chores.start();

      Await.until(
          "old history is gone",
          SOON,
          () -> rows(CLIENTS).stream().noneMatch(row -> row.key().contains("2020-01-01")));
      Await.until(
          "a model",
          SOON,
          () -> rows(Bucket.MODEL).stream().anyMatch(row -> row.entity().equals(Entity.PAIR)));
      Await.until("what nobody came for is on the shelf again", SOON, () -> available() == 3);
    }
    assertThat(rows(CLIENTS)).anyMatch(row -> row.key().contains("2026-11-01"));
  }

  private void reserve() {
    var body = StrictJson.toTree(new Ops.Reserve(STORE, "S1", 2));
    Ops.Op op =
        new Ops.Op(
            OpId.create().toString(),
            1,
            Ops.RESERVATION_REQUEST,
            "c1",
            "staff-1",
            NOW.toString(),
            body,
            BodyHash.of(body));
    Ops.Result result = device.send(new Ops.Request("tablet-1", List.of(op))).results().getFirst();
    assertThat(result.status()).as(result.code()).isEqualTo(Ops.Status.APPLIED);
  }

  private int available() {
    return rows(Bucket.stockOf(STORE)).stream()
        .mapToInt(row ->
            StrictJson.fromTree(Objects.requireNonNull(row.data()).toTree(), Entity.Stock.class)
                .available())
        .sum();
  }

  private List<Row> rows(String bucket) {
    return device.snapshot(bucket, Optional.empty()).rows();
  }

  private static Entity.Customer customer(String id) {
    return new Entity.Customer(
        id,
        "손님",
        null,
        null,
        List.of(),
        STORE,
        "2019-01-01",
        List.of(),
        List.of("lookup", "suggest_purchases"));
  }

  private static Entity.History line(String customer, String id, String at, String sku) {
    return new Entity.History(
        customer, id, id.equals("old") ? "old" : "g", at, "purchase", STORE, sku, 1);
  }
}
