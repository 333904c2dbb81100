package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.cache.CacheChange;
import app.dangol.cache.TestStore;
import app.dangol.central.CentralApi;
import app.dangol.central.CentralException;
import app.dangol.customer.Note;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.Put;
import app.dangol.id.Sku;
import app.dangol.sync.SyncStatus.State;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Manifest;
import app.dangol.wire.Ops;
import app.dangol.wire.Page;
import app.dangol.wire.Waiting;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine on its own thread against the real hub over HTTP. */
@Timeout(60)
class SyncEngineTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private Path folder;
  private TestHub hub;

  @BeforeEach
  void start() {
    hub = new TestHub(folder.resolve("hub.db"));
    hub.fill(5, 2);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void startsFetchesAndThenWaitsForChanges() {
    try (Device device = new Device(folder.resolve("device"), hub.client())) {
      List<State> states = new CopyOnWriteArrayList<>();
      device.engine.onStatus(status -> states.add(status.state()));
      assertThat(device.engine.status().state()).isEqualTo(State.STARTING);

      device.engine.start();
      // The status is set before its listeners are told, on the engine's thread.
      Await.until("told", SOON, () -> states.contains(State.SYNCED));

      assertThat(states.stream().distinct()).containsExactly(State.SYNCING, State.SYNCED);
      assertThat(device.engine.status().lastSync()).isPresent();
      assertThat(device.store.count("customer")).isEqualTo(5);
    }
  }

  @Test
  void bringsAChangeAtTheHubWhileItWaits() {
    try (Device device = new Device(folder.resolve("device"), hub.client())) {
      device.engine.start();
      device.awaitState(State.SYNCED, SOON);
      hub.writer().put(TestHub.STOCK, List.of(TestHub.stock(0)));
      hub.writer().put(TestHub.CLIENTS, List.of(TestHub.customer(1, "김바다")));

      Await.until(
          "both changes",
          Duration.ofSeconds(3),
          () ->
              device.store.catalog.listInStock(TestHub.STORE).isEmpty()
                  && device
                      .store
                      .directory
                      .find(Device.about(1))
                      .orElseThrow()
                      .name()
                      .full()
                      .equals("김바다"));
      assertThat(device.store.catalog.findBySku(new Sku("S1"))).isPresent();
    }
  }

  @Test
  void aChangeOfTheCatalogueComesBeforeEverythingIsComparedAnewAndInOneWait() {
    List<String> events = new CopyOnWriteArrayList<>();
    Waits api = new Waits(hub.client(), events);
    try (Device device = new Device(folder.resolve("device"), api)) {
      device.engine.start();
      device.awaitState(State.SYNCED, SOON);
      Await.until("it waits", SOON, () -> events.contains("waits"));
      device.store.changes.subscribe(change -> {
        if (change instanceof CacheChange.Catalogue) {
          events.add("catalogue");
        }
      });

      hub.writer()
          .put(
              Bucket.CATALOGUE,
              List.of(
                  Put.of(
                      new Entity.Product(
                          "S1", null, new Entity.Text("목도리", "Scarf"), "scarf", "#AA3311", "A3"))));
      Await.until("told", SOON, () -> events.contains("catalogue"));
      assertThat(device.store.catalog.findBySku(new Sku("S1")).orElseThrow().name().ko())
          .isEqualTo("목도리");
      events.remove("catalogue");
      hub.writer().remove(Bucket.CATALOGUE, Entity.PRODUCT, List.of("S1"));
      Await.until("told of the deletion", SOON, () -> events.contains("catalogue"));

      assertThat(device.store.catalog.findBySku(new Sku("S1"))).isEmpty();
      assertThat(events).filteredOn("compared"::equals).as("comparisons").hasSize(1);
      assertThat(api.most.get()).as("requests that wait at one time").isEqualTo(1);
    }
  }

  @Test
  void aHubThatKnowsNoJointWaitIsAskedBucketByBucket() {
    ForwardingApi old =
        new ForwardingApi(hub.client()) {
          @Override
          public Manifest.Answer manifest(Manifest.Request request) {
            Manifest.Answer now = super.manifest(request);
            return new Manifest.Answer(
                now.hubTime(), now.position(), now.lastSeq(), null, now.buckets());
          }

          @Override
          public Waiting.Answer changes(List<Waiting.Asked> asked, Duration wait) {
            throw new CentralException(
                CentralException.Kind.REFUSED, "changes got 404 not_found", null);
          }
        };
    try (Device device = new Device(folder.resolve("device"), old)) {
      device.engine.start();
      device.awaitState(State.SYNCED, SOON);
      hub.writer().put(TestHub.CLIENTS, List.of(TestHub.customer(1, "김바다")));

      Await.until(
          "the change",
          SOON,
          () ->
              device
                  .store
                  .directory
                  .find(Device.about(1))
                  .orElseThrow()
                  .name()
                  .full()
                  .equals("김바다"));
    }
  }

  @Test
  void staysInStepWhileNothingHappens() {
    List<String> events = new CopyOnWriteArrayList<>();
    Waits api = new Waits(hub.client(), events);
    TestStore store = new TestStore(Device.made(folder.resolve("device")));
    try (Device device = new Device(store, api, Duration.ofSeconds(1))) {
      List<State> states = new CopyOnWriteArrayList<>();
      device.engine.onStatus(status -> states.add(status.state()));
      device.engine.start();

      Await.until("three waits", SOON, () -> events.stream().filter("waits"::equals).count() == 4);

      assertThat(states.stream().distinct()).containsExactly(State.SYNCING, State.SYNCED);
      assertThat(events).containsOnlyOnce("compared");
    }
  }

  @Test
  void whereAnOlderCopyOfTheHubAnswersTheWaitEachBucketIsAskedFor() {
    ForwardingApi mixed =
        new ForwardingApi(hub.client()) {
          @Override
          public Waiting.Answer changes(List<Waiting.Asked> asked, Duration wait) {
            throw new CentralException(
                CentralException.Kind.REFUSED, 404, "changes got 404 not_found", null, null);
          }
        };
    try (Device device = new Device(folder.resolve("device"), mixed)) {
      List<State> states = new CopyOnWriteArrayList<>();
      device.engine.onStatus(status -> states.add(status.state()));
      device.engine.start();
      device.awaitState(State.SYNCED, SOON);
      hub.writer().put(TestHub.CLIENTS, List.of(TestHub.customer(1, "김바다")));

      Await.until(
          "the change",
          SOON,
          () ->
              device
                  .store
                  .directory
                  .find(Device.about(1))
                  .orElseThrow()
                  .name()
                  .full()
                  .equals("김바다"));
      assertThat(states).doesNotContain(State.OFFLINE);
    }
  }

  @Test
  void whereOneBucketAlwaysChangesTheOthersAreNotKeptAway() {
    try (Device device = new Device(folder.resolve("device"), hub.client())) {
      device.engine.start();
      device.awaitState(State.SYNCED, SOON);
      AtomicBoolean done = new AtomicBoolean();
      Thread busy =
          Thread.startVirtualThread(() -> {
            for (int i = 0; !done.get(); i++) {
              hub.writer().put(TestHub.CLIENTS, List.of(TestHub.customer(1, "손님" + i)));
            }
          });

      hub.writer().put(TestHub.STOCK, List.of(TestHub.stock(0)));
      Await.until(
          "the stock", SOON, () -> device.store.catalog.listInStock(TestHub.STORE).isEmpty());
      done.set(true);
      busy.join();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** Notes comparisons and waits, and how many waits were under way at most. */
  private static final class Waits extends ForwardingApi {
    private final List<String> events;
    private final AtomicInteger now = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();

    Waits(CentralApi real, List<String> events) {
      super(real);
      this.events = events;
    }

    @Override
    public Manifest.Answer manifest(Manifest.Request request) {
      events.add("compared");
      return super.manifest(request);
    }

    @Override
    public Page changes(String bucket, String cursor, Duration wait) {
      return wait.isZero()
          ? super.changes(bucket, cursor, wait)
          : counted(() -> super.changes(bucket, cursor, wait));
    }

    @Override
    public Waiting.Answer changes(List<Waiting.Asked> asked, Duration wait) {
      events.add("waits");
      return counted(() -> super.changes(asked, wait));
    }

    private <T> T counted(Supplier<T> call) {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      try {
        return call.get();
      } finally {
        now.decrementAndGet();
      }
    }
  }

  @Test
  void sendsANoteAtOnceWhileItWaits() {
    try (Device device = new Device(folder.resolve("device"), hub.client())) {
      device.engine.start();
      device.awaitState(State.SYNCED, SOON);
      device.note(1, "메모");

      Await.until(
          "the note at the hub and back",
          Duration.ofSeconds(3),
          () -> device.store.count("note") == 1 && device.store.ops() == 0);
      assertThat(device.notes(1)).hasSize(1);
      assertThat(device.engine.status().waiting()).isZero();
    }
  }

  @Test
  void noticesThatTheHubIsGoneAndComesBackByItself() {
    try (Device device = new Device(folder.resolve("device"), hub.client())) {
      device.engine.start();
      device.awaitState(State.SYNCED, SOON);

      hub.stop();
      device.awaitState(State.OFFLINE, Duration.ofSeconds(5));
      // A hub that goes down in good order says so first.
      assertThat(device.engine.status().problem())
          .hasValueSatisfying(code -> assertThat(code).isIn(ErrorCode.HUB_01, ErrorCode.HUB_02));
      assertThat(device.engine.status().nextTry()).isPresent();
      device.note(2, "오프라인 메모");
      Await.until("counted", SOON, () -> device.engine.status().waiting() == 1);
      assertThat(device.notes(2)).extracting(Note::delivery).containsExactly(Note.Delivery.QUEUED);

      hub.startAgain(folder.resolve("hub.db"));
      device.awaitState(State.SYNCED, Duration.ofSeconds(30));
      Await.until("delivered", SOON, () -> device.store.count("note") == 1);
      assertThat(device.engine.status().problem()).isEmpty();
      assertThat(device.engine.status().waiting()).isZero();
    }
  }

  @Test
  void aHubThatAsksForTimeIsLeftAloneForThatLong() {
    AtomicInteger calls = new AtomicInteger();
    ForwardingApi busy =
        new ForwardingApi(hub.client()) {
          @Override
          public Manifest.Answer manifest(Manifest.Request r) {
            if (calls.incrementAndGet() == 1) {
              throw new CentralException(
                  CentralException.Kind.BUSY, "503", Duration.ofSeconds(2), null);
            }
            return super.manifest(r);
          }
        };
    try (Device device = new Device(folder.resolve("device"), busy)) {
      device.engine.start();
      device.awaitState(State.OFFLINE, SOON);
      long begun = System.nanoTime();
      device.note(1, "a write does not hurry a busy hub");
      device.awaitState(State.SYNCED, SOON);

      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isGreaterThan(Duration.ofMillis(1800));
      assertThat(calls).hasValue(2);
    }
  }

  @Test
  void aMalformedPageIsDiscardedSaidAndFetchedAgain() {
    AtomicBoolean spoil = new AtomicBoolean(true);
    ForwardingApi spoiled =
        new ForwardingApi(hub.client()) {
          @Override
          public Page snapshot(String bucket, Optional<String> page) {
            if (bucket.equals(TestHub.STOCK) && spoil.get()) {
              throw new CentralException(CentralException.Kind.MALFORMED, "cut", null);
            }
            return super.snapshot(bucket, page);
          }
        };
    try (Device device = new Device(folder.resolve("device"), spoiled)) {
      device.engine.start();
      Await.until("said", SOON, () -> device.engine.status().problem().isPresent());
      assertThat(device.engine.status().problem()).contains(ErrorCode.HUB_03);
      assertThat(device.engine.status().state()).isEqualTo(State.SYNCING);

      spoil.set(false);
      device.awaitState(State.SYNCED, Duration.ofSeconds(20));
      assertThat(device.engine.status().problem()).isEmpty();
      assertThat(device.store.count("stock")).isEqualTo(1);
    }
  }

  @Test
  void fetchesABucketAfreshWhenTheFeedIsGone() {
    AtomicInteger gone = new AtomicInteger();
    ForwardingApi forgetful =
        new ForwardingApi(hub.client()) {
          @Override
          public Page changes(String bucket, String cursor, Duration wait) {
            if (bucket.equals(TestHub.CLIENTS) && gone.getAndIncrement() < 2) {
              throw new CentralException(CentralException.Kind.MUST_REFETCH, "409", null);
            }
            return super.changes(bucket, cursor, wait);
          }
        };
    try (Device device = new Device(folder.resolve("device"), forgetful)) {
      device.engine.start();
      device.awaitState(State.SYNCED, SOON);
      hub.writer().put(TestHub.CLIENTS, List.of(TestHub.customer(9, "새 손님")));

      Await.until("the new customer", SOON, () -> device.store.count("customer") == 6);
      assertThat(gone.get()).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void sendsLaterWhatTheHubPutOff() {
    AtomicInteger puttingOff = new AtomicInteger(3);
    ForwardingApi slow =
        new ForwardingApi(hub.client()) {
          @Override
          public Ops.Answer send(Ops.Request request) {
            if (puttingOff.getAndDecrement() <= 0) {
              return super.send(request);
            }
            List<Ops.Result> later = new ArrayList<>();
            request
                .ops()
                .forEach(
                    op -> later.add(new Ops.Result(op.opId(), Ops.Status.RETRY, 0, null, null)));
            return new Ops.Answer(later, 0);
          }
        };
    try (Device device = new Device(folder.resolve("device"), slow)) {
      device.engine.start();
      device.awaitState(State.SYNCED, SOON);
      device.note(1, "메모");

      Await.until("delivered at last", SOON, () -> device.store.count("note") == 1);
      assertThat(puttingOff).hasValue(-1);
    }
  }

  @Test
  void refillsACacheThatBrokeInUse() throws Exception {
    hub.writer().put(TestHub.CLIENTS, manyCustomers());
    try (Device device = new Device(folder.resolve("device"), hub.client())) {
      device.engine.start();
      device.awaitState(State.SYNCED, SOON);
      device.note(1, "메모");
      Await.until("delivered", SOON, () -> device.store.count("note") == 1);
      device.engine.close();
      spoil(folder.resolve("device/cache.db"));
    }
    try (Device device = new Device(folder.resolve("device"), hub.client())) {
      assertThat(device.store.seen).contains(new CacheChange.Rebuilt(ErrorCode.DB_03));
      device.engine.start();
      device.awaitState(State.SYNCED, SOON);

      assertThat(device.store.count("customer")).isEqualTo(505);
      assertThat(device.notes(1)).hasSize(1);
    }
  }

  @Test
  void healsARowThatDoesNotOpen() {
    try (Device device = new Device(folder.resolve("device"), hub.client())) {
      device.engine.start();
      device.awaitState(State.SYNCED, SOON);
      device.note(1, "메모");
      Await.until("delivered", SOON, () -> device.store.count("note") == 1);
      device.store.damage("customer", TestHub.id(1));

      assertThatThrownBy(() -> device.store.directory.find(Device.about(1)))
          .hasMessageContaining("KEY-02");

      Await.until("healed", SOON, () -> opens(device, 1));
      assertThat(device.notes(1)).hasSize(1);
      device.awaitState(State.SYNCED, SOON);
      assertThat(device.store.seen)
          .filteredOn(CacheChange.Damaged.class::isInstance)
          .containsExactly(new CacheChange.Damaged(TestHub.CLIENTS, ErrorCode.DB_03));
    }
  }

  @Test
  void endsWithinASecondWhileItWaitsForChanges() {
    try (Device device = new Device(folder.resolve("device"), hub.client())) {
      device.engine.start();
      device.awaitState(State.SYNCED, SOON);
      assertEndsWithinASecond(device);
    }
  }

  @Test
  void endsWithinASecondWhileACallHangs() {
    CountDownLatch hanging = new CountDownLatch(1);
    ForwardingApi hung =
        new ForwardingApi(hub.client()) {
          @Override
          public Page snapshot(String bucket, Optional<String> page) {
            hanging.countDown();
            // A real hanging socket: a long-poll of a bucket where nothing happens.
            String cursor = super.snapshot(TestHub.STOCK, Optional.empty()).next();
            return super.changes(TestHub.STOCK, cursor, Duration.ofSeconds(25));
          }
        };
    try (Device device = new Device(folder.resolve("device"), hung)) {
      device.engine.start();
      Await.until("hanging", SOON, () -> hanging.getCount() == 0);
      assertEndsWithinASecond(device);
    }
  }

  private static boolean opens(Device device, int customer) {
    try {
      return device.store.directory.find(Device.about(customer)).isPresent();
    } catch (DangolException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.KEY_02);
      return false;
    }
  }

  private static void assertEndsWithinASecond(Device device) {
    long begun = System.nanoTime();
    device.engine.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
  }

  private static List<Put> manyCustomers() {
    List<Put> rows = new ArrayList<>();
    for (int i = 1000; i < 1500; i++) {
      rows.add(TestHub.customer(i, "손님" + i));
    }
    return rows;
  }

  private static void spoil(Path cache) throws Exception {
    try (FileChannel file = FileChannel.open(cache, StandardOpenOption.WRITE)) {
      byte[] noise = new byte[64 * 1024];
      new Random(9).nextBytes(noise);
      file.write(ByteBuffer.wrap(noise), 4096);
    }
  }
}
