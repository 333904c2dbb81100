package app.dangol.hub.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.ClientBuckets;
import app.dangol.hub.Hub;
import app.dangol.hub.PostgresServer;
import app.dangol.hub.identity.Merges;
import app.dangol.hub.identity.Persons;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Intake;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.PostgresAddress;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.wire.Entity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
  private static final Training.Schedule NIGHTLY =
      new Training.Schedule(LocalTime.of(4, 30), ZoneOffset.UTC);

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-10T12:00:00Z"));
  private final AtomicInteger trainings = new AtomicInteger();
  private HubStore store;
  private HubLog log;
  private Training training;

  @BeforeEach
  void open() {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    log = new HubLog(store, PageLimit.STANDARD);
    training = new Training(store, this::publish, this::train, clock, NIGHTLY);
  }

  @AfterEach
  void close() {
    log.close();
    store.close();
  }

  private final List<ModelCounts> published = new ArrayList<>();

  private int publish(ModelCounts counts) {
    published.add(counts);
    return 0;
  }

  private ModelCounts train(List<Basket> baskets) {
    trainings.incrementAndGet();
    return new PairCounter().train(baskets);
  }

  @Test
  void whoWantsTheirDataToRestIsNotCountedUntilItIsLifted() {
    for (int buyer = 0; buyer < 5; buyer++) {
      take(customer("c" + buyer, true), order("o" + buyer, "c" + buyer, "MUG", "TEA"));
    }
    assertThat(Baskets.read(store, ZoneOffset.UTC)).hasSize(5);

    String c3 = log.write(tx -> new Persons(tx).idOf(new Persons.SourceId("till", "c3")));
    processing(c3, "s1", clock.instant(), false);
    assertThat(Baskets.read(store, ZoneOffset.UTC)).hasSize(4);

    processing(c3, "s2", clock.instant().plusSeconds(1), true);
    assertThat(Baskets.read(store, ZoneOffset.UTC)).hasSize(5);
  }

  private void processing(String customer, String id, Instant at, boolean allowed) {
    log.write(transaction -> {
      ClientBuckets clients = new ClientBuckets(transaction);
      clients.keep(
          new Entity.Consent(
              customer, id, at.toString(), "processing", allowed, "consent", "2026-1", "device"),
          at);
      return clients.spread();
    });
  }

  @Test
  void countsWhatFiveBuyersBoughtTogetherAndNothingThatFewerDid() {
    for (int buyer = 0; buyer < 5; buyer++) {
      take(customer("c" + buyer, true), order("o" + buyer, "c" + buyer, "MUG", "TEA"));
    }
    for (int buyer = 0; buyer < 4; buyer++) {
      take(order("p" + buyer, "c" + buyer, "MUG", "RARE"));
    }

    training.run();

    assertThat(published.getFirst().pairs())
        .containsExactlyInAnyOrder(
            new Entity.Pair("MUG", "TEA", 5), new Entity.Pair("TEA", "MUG", 5));
    assertThat(published.getFirst().popularity())
        .extracting(Entity.Popularity::sku)
        .containsExactly("MUG", "TEA");
  }

  @Test
  void leavesOutWhoDoesNotAllowItOrDoesSoNoMore() {
    for (int buyer = 0; buyer < 5; buyer++) {
      take(customer("c" + buyer, true), order("o" + buyer, "c" + buyer, "MUG", "TEA"));
    }
    take(customer("never", false), order("on", "never", "MUG", "TEA"));
    training.run();
    assertThat(published.getLast().pairs()).extracting(Entity.Pair::count).containsOnly(5);

    take(customer("c0", false, DAY.plusSeconds(9)));
    training.run();

    assertThat(published.getLast().pairs()).isEmpty();
  }

  @Test
  void aPersonOfTwoSourcesIsOneBuyer() {
    for (int buyer = 0; buyer < 5; buyer++) {
      take(customer("c" + buyer, true), order("o" + buyer, "c" + buyer, "MUG", "TEA"));
    }
    List<String> ids =
        store.write(t -> t.listRecords(ClientBuckets.CUSTOMER, "", "", 2)).stream()
            .map(record -> record.key())
            .toList();

    store.write(t -> new Merges(t, new ClientBuckets(t)).merge(ids.get(0), ids.get(1), "s", clock));
    training.run();

    assertThat(published.getLast().pairs()).isEmpty();
  }

  @Test
  void returnsOnlineViewsAndGuestsAreNoBaskets() {
    take(customer("c1", true));
    take(
        new Incoming.Browse("c1", "b", DAY, "view", "MUG"),
        new Incoming.Order(
            Optional.empty(),
            "g",
            Optional.empty(),
            DAY,
            "store",
            "seoul",
            Entity.OrderState.DONE,
            "KRW",
            List.of(new Incoming.Line("1", "MUG", 1, 10, 0))),
        new Incoming.Order(
            Optional.of("c1"),
            "r",
            Optional.empty(),
            DAY,
            "store",
            "seoul",
            Entity.OrderState.RETURNED,
            "KRW",
            List.of(new Incoming.Line("1", "MUG", -1, -10, 0))));

    assertThat(Baskets.read(store, ZoneOffset.UTC)).isEmpty();
  }

  @Test
  void isDueOnceWhereThereIsNoneThenEveryNightAndAfterMuchHasComeIn() {
    assertThat(training.runIfDue()).as("nothing to learn from").isFalse();
    take(customer("c1", true), order("o1", "c1", "MUG"));
    assertThat(training.runIfDue()).isTrue();
    assertThat(training.runIfDue()).isFalse();

    clock.move(Duration.ofHours(17));
    assertThat(training.runIfDue()).as("after the night").isTrue();

    for (int i = 0; i < 1_000; i++) {
      take(order("x" + i, "c1", "MUG"));
    }
    assertThat(training.runIfDue()).as("more may be on its way").isFalse();
    assertThat(training.runIfDue()).as("an import has ended").isTrue();
    assertThat(training.runIfDue()).isFalse();
  }

  @Test
  void whatIsTheSameAsBeforeTakesNoPositionInTheLog() {
    try (Hub hub = Hub.open(folder.resolve("other.db"), clock, BlockingGuard.NONE)) {
      fill(hub);
      Training real = hub.training(new PairCounter(), NIGHTLY);
      assertThat(real.run()).isPositive();

      assertThat(real.run()).isZero();
    }
  }

  @Test
  void ofTwoCopiesOnOnePostgresqlOneTrains() throws Exception {
    String url = PostgresServer.require().createDatabase();
    PostgresAddress address = PostgresAddress.parse(url, Optional.empty());
    try (Hub one = Hub.open(address, PostgresServer.keysOf(url), clock, BlockingGuard.NONE);
        Hub two = Hub.open(address, PostgresServer.keysOf(url), clock, BlockingGuard.NONE);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      fill(one);
      CyclicBarrier together = new CyclicBarrier(2);
      List<Future<?>> runs = new ArrayList<>();
      for (Hub hub : List.of(one, two)) {
        Training own = hub.training(this::train, NIGHTLY);
        runs.add(
            threads.submit(() -> {
              together.await();
              for (int look = 0; look < 5; look++) {
                hub.leadership().runIfLeader("model", () -> own.runIfDue());
              }
              return true;
            }));
      }
      for (Future<?> run : runs) {
        run.get();
      }

      assertThat(trainings.get()).isEqualTo(1);
    }
  }

  private static void fill(Hub hub) {
    for (int buyer = 0; buyer < 6; buyer++) {
      String id = "c" + buyer;
      hub.writer()
          .putClients(
              List.of(
                  new Entity.Customer(
                      id,
                      "김바다",
                      null,
                      null,
                      List.of(),
                      "seoul",
                      "2024-01-01",
                      List.of(),
                      List.of("lookup", "suggest_purchases"))),
              List.of(bought(id, "MUG"), bought(id, "TEA")));
    }
  }

  private static Entity.History bought(String customer, String sku) {
    return new Entity.History(
        customer, "h-" + sku, "g1", "2026-01-01T00:00:00Z", "purchase", "seoul", sku, 1);
  }

  private void take(Incoming... told) {
    new Intake(log, clock).take("till", List.of(told));
  }

  private static Incoming.Customer customer(String id, boolean allows) {
    return customer(id, allows, DAY);
  }

  private static Incoming.Customer customer(String id, boolean allows, Instant at) {
    return new Incoming.Customer(
        id,
        "이하늘",
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of("seoul"),
        LocalDate.of(2024, 1, 1),
        List.of(),
        List.of(new Incoming.Basis("suggest_purchases", allows, "consent", at, Optional.empty())));
  }

  private static Incoming.Order order(String id, String customer, String... skus) {
    List<Incoming.Line> lines = new ArrayList<>();
    for (String sku : skus) {
      lines.add(new Incoming.Line(String.valueOf(lines.size()), sku, 1, 10, 0));
    }
    return new Incoming.Order(
        Optional.of(customer),
        id,
        Optional.empty(),
        DAY,
        "store",
        "seoul",
        Entity.OrderState.DONE,
        "KRW",
        lines);
  }
}
