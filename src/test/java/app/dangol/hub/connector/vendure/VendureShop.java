package app.dangol.hub.connector.vendure;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.connector.ConnectorHttp;
import app.dangol.hub.connector.ConnectorRunner;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.log.Manifests;
import app.dangol.hub.stock.ReadTimes;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Entity;
import app.dangol.wire.Manifest;
import app.dangol.wire.StrictJson;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** A hub's store with a connector and its runner, all real but for the far end. */
final class VendureShop implements AutoCloseable {
  static final String STORE = "KR-001";
  static final Instant NOW = Instant.parse("2026-11-22T04:10:00Z");

  final HubStore store;
  final HubLog log;
  final Now clock;
  ConnectorRunner runner;
  private final URI url;
  private final String key;
  private final int take;

  /** A clock that a test moves. */
  static final class Now extends Clock {
    private volatile Instant now = NOW;

    void add(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  VendureShop(Path folder, URI url, String key, int take) {
    this(
        SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE),
        new Now(),
        url,
        key,
        take);
  }

  /** A copy of the hub over that store. */
  VendureShop(HubStore store, Now clock, URI url, String key, int take) {
    this.store = store;
    this.clock = clock;
    this.url = url;
    this.key = key;
    this.take = take;
    log = new HubLog(store, PageLimit.STANDARD);
    runner = create();
  }

  private ConnectorRunner create() {
    ConnectorHttp.Limits limits =
        new ConnectorHttp.Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), 1 << 20);
    VendureConnector connector =
        new VendureConnector(
            config(url), () -> key, new VendureConnector.Paging(take, 5), limits, clock);
    return new ConnectorRunner(
        connector,
        log,
        new ConnectorRunner.Schedule(
            Duration.ofSeconds(30),
            LocalTime.of(3, 30),
            Duration.ofHours(24),
            ZoneOffset.UTC,
            Duration.ofSeconds(4)),
        store.leadership(),
        clock,
        new Random(1));
  }

  /** Another process with the same store. */
  void startAnew() {
    runner.close();
    runner = create();
  }

  static VendureConfig config(URI url) {
    return new VendureConfig(
        url,
        Path.of("unused"),
        Optional.empty(),
        Duration.ofSeconds(30),
        100,
        LocalTime.of(3, 30),
        Duration.ofHours(24),
        Map.of("2", STORE),
        Map.of("lookup", new VendureConfig.Basis.MembershipTerms()),
        List.of(),
        Map.of(),
        new VendureConfig.Fields(
            Optional.of(STORE),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  <T> List<T> list(String bucket, String entity, Class<T> type) {
    return log.write(transaction ->
        transaction.list(bucket, entity).stream()
            .map(StoredRow::data)
            .filter(data -> data != null)
            .map(data -> StrictJson.read(data, type))
            .toList());
  }

  /** What a manifest of this copy says. */
  Optional<String> readAt(String bucket) {
    Manifest.Request request = new Manifest.Request("tablet-1", STORE, List.of());
    return new Manifests(log, new ReadTimes(log)::find, clock)
        .answer(request, "tablet-1").buckets().stream()
            .filter(verdict -> verdict.bucket().equals(bucket))
            .map(Manifest.Verdict::readAt)
            .filter(Objects::nonNull)
            .findFirst();
  }

  List<Entity.Customer> customers() {
    return list("clients:" + STORE, Entity.CUSTOMER, Entity.Customer.class);
  }

  Entity.Customer customer(Predicate<Entity.Customer> wanted) {
    return customers().stream().filter(wanted).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    runner.close();
    log.close();
    store.close();
  }
}
