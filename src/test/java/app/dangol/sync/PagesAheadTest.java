package app.dangol.sync;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.cache.CacheChange;
import app.dangol.cache.PageRequest;
import app.dangol.cache.TestStore;
import app.dangol.central.CentralException;
import app.dangol.wire.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The next page is on its way while one is taken in, and what may go wrong with it. */
@Timeout(60)
class PagesAheadTest {
  private static final int CUSTOMERS = 9;
  private static final int LINES_EACH = 500;
  private static final int ROWS = CUSTOMERS * LINES_EACH + CUSTOMERS;
  private static final PageRequest FIRST =
      new PageRequest.Snapshot(TestHub.CLIENTS, Optional.empty());

  @TempDir private Path folder;
  private TestHub hub;

  @BeforeEach
  void start() {
    hub = new TestHub(folder.resolve("hub.db"));
    hub.fill(CUSTOMERS, LINES_EACH);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void thePageThatFollowsIsAskedForBeforeTheOneBeforeIsTakenIn() {
    CountDownLatch second = new CountDownLatch(1);
    AtomicBoolean inTime = new AtomicBoolean();
    ForwardingApi api =
        new ForwardingApi(hub.client()) {
          @Override
          public Page snapshot(String bucket, Optional<String> page) {
            if (isSecond(bucket, page)) {
              second.countDown();
            }
            return super.snapshot(bucket, page);
          }
        };
    try (Device device = new Device(folder.resolve("device"), api)) {
      AtomicInteger told = new AtomicInteger();
      device.store.changes.subscribe(change -> {
        // Told on the thread that takes pages in, so that it is held up here.
        if (change instanceof CacheChange.Customers && told.getAndIncrement() == 0) {
          inTime.set(isReached(second));
        }
      });

      device.engine.runOnce();

      assertThat(inTime).isTrue();
      assertWhole(device);
    }
  }

  @Test
  void aPageThatFailsLeavesTheOneBeforeTakenInAndIsAskedForAgain() {
    List<Optional<String>> asked = new CopyOnWriteArrayList<>();
    AtomicBoolean cut = new AtomicBoolean(true);
    ForwardingApi api =
        new ForwardingApi(hub.client()) {
          @Override
          public Page snapshot(String bucket, Optional<String> page) {
            if (bucket.equals(TestHub.CLIENTS)) {
              asked.add(page);
            }
            if (isSecond(bucket, page) && cut.getAndSet(false)) {
              throw new CentralException(CentralException.Kind.UNREACHABLE, "cable pulled", null);
            }
            return super.snapshot(bucket, page);
          }
        };
    try (Device device = new Device(folder.resolve("device"), api)) {
      assertThatThrownBy(device.engine::runOnce).hasMessageContaining("cable pulled");
      assertThat(taken(device)).isBetween(1L, ROWS - 1L);

      device.engine.runOnce();

      assertWhole(device);
      assertThat(asked.getFirst()).isEmpty();
      assertThat(asked.subList(1, 3)).as("twice").allMatch(asked.get(1)::equals);
      assertThat(asked.subList(1, asked.size())).allMatch(Optional::isPresent);
    }
  }

  @Test
  void aSnapshotThatIsNoLongerServedIsBegunAnew() {
    AtomicBoolean gone = new AtomicBoolean(true);
    ForwardingApi api =
        new ForwardingApi(hub.client()) {
          @Override
          public Page snapshot(String bucket, Optional<String> page) {
            if (isSecond(bucket, page) && gone.getAndSet(false)) {
              throw new CentralException(CentralException.Kind.MUST_REFETCH, "gone", null);
            }
            return super.snapshot(bucket, page);
          }
        };
    try (Device device = new Device(folder.resolve("device"), api)) {
      device.engine.runOnce();

      assertThat(gone).isFalse();
      assertWhole(device);
    }
  }

  @Test
  void aBucketToBeFetchedAfreshHasNoUseForThePageOnItsWay() {
    AtomicBoolean once = new AtomicBoolean(true);
    try (Device device = new Device(folder.resolve("device"), hub.client())) {
      device.store.changes.subscribe(change -> {
        if (change instanceof CacheChange.Customers && once.getAndSet(false)) {
          // By now the second page is on its way, or here.
          device.store.writer.refetch(TestHub.CLIENTS);
        }
      });

      device.engine.runOnce();

      assertThat(once).isFalse();
      assertWhole(device);
    }
  }

  @Test
  void whatIsNotAskedForIsBrokenOff() {
    Hanging api = new Hanging(hub);
    try (PagesAhead pages = new PagesAhead(api)) {
      Page first = pages.take(FIRST);
      pages.begin(FIRST.after(first).orElseThrow());
      assertThat(isReached(api.begun)).isTrue();

      assertThat(pages.take(FIRST).rows()).hasSameSizeAs(first.rows());

      assertThat(isReached(api.brokenOff)).isTrue();
    }
  }

  @Test
  void anEngineThatEndsBreaksOffThePageItWaitsFor() {
    Hanging api = new Hanging(hub);
    try (Device device = new Device(new TestStore(Device.made(folder.resolve("device"))), api)) {
      device.engine.start();
      Await.until("first page taken in", Duration.ofSeconds(20), () -> taken(device) > 0);
      assertThat(isReached(api.begun)).isTrue();

      long begun = System.nanoTime();
      device.engine.close();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
      assertThat(isReached(api.brokenOff)).isTrue();
    }
  }

  @Test
  void anEngineThatEndsDoesNotWaitForPagesThatAreAllHere() {
    ForwardingApi endless =
        new ForwardingApi(hub.client()) {
          @Override
          public Page snapshot(String bucket, Optional<String> page) {
            Page real = super.snapshot(bucket, Optional.empty());
            if (!bucket.equals(TestHub.CLIENTS)) {
              return real;
            }
            // Always one more, and here at once.
            String next = page.map(before -> before + "+").orElse("+");
            return new Page(real.rows(), next, true, real.position());
          }
        };
    try (Device device = new Device(folder.resolve("device"), endless)) {
      CountDownLatch many = new CountDownLatch(5);
      device.store.changes.subscribe(change -> {
        if (change instanceof CacheChange.Customers) {
          many.countDown();
        }
      });
      device.engine.start();
      assertThat(isReached(many)).isTrue();

      long begun = System.nanoTime();
      device.engine.close();
      long taken = taken(device);
      Optional<String> page = device.store.states.get(TestHub.CLIENTS).nextPage();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
      assertThat(taken(device)).isEqualTo(taken);
      assertThat(device.store.states.get(TestHub.CLIENTS).nextPage()).isEqualTo(page);
    }
  }

  /** The second page of customers never comes: a real socket on which nothing happens. */
  private static final class Hanging extends ForwardingApi {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch brokenOff = new CountDownLatch(1);

    Hanging(TestHub hub) {
      super(hub.client());
    }

    @Override
    public Page snapshot(String bucket, Optional<String> page) {
      if (!isSecond(bucket, page)) {
        return super.snapshot(bucket, page);
      }
      String cursor = super.snapshot(TestHub.STOCK, Optional.empty()).next();
      begun.countDown();
      try {
        return super.changes(TestHub.STOCK, cursor, Duration.ofSeconds(25));
      } finally {
        brokenOff.countDown();
      }
    }
  }

  private static boolean isSecond(String bucket, Optional<String> page) {
    return bucket.equals(TestHub.CLIENTS) && page.isPresent();
  }

  private static boolean isReached(CountDownLatch latch) {
    try {
      return latch.await(10, SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private static long taken(Device device) {
    return device.store.count("customer") + device.store.count("history");
  }

  private static void assertWhole(Device device) {
    assertThat(taken(device)).isEqualTo(ROWS);
    assertThat(device.store.states.get(TestHub.CLIENTS).rows()).isEqualTo(ROWS);
    assertThat(device.engine.runOnce().pulled()).isZero();
  }
}
