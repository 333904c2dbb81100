package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.cache.TestStore;
import app.dangol.central.CentralException;
import app.dangol.customer.Note;
import app.dangol.id.MemberToken;
import app.dangol.id.StoreId;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Manifest;
import app.dangol.wire.Ops;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One full exchange with the real hub over HTTP, and what may go wrong on the way. */
class ExchangeTest {
  @TempDir private Path folder;
  private TestHub hub;

  @BeforeEach
  void start() {
    hub = new TestHub(folder.resolve("hub.db"));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void fetchesEverythingOnceAndThenOnlyWhatChanged() {
    hub.fill(20, 3);
    try (Device device = new Device(folder.resolve("device"), hub.client())) {
      assertThat(device.engine.runOnce().pulled()).isEqualTo(2 + 1 + 20 + 60 + 2);
      assertThat(device.engine.runOnce().pulled()).isZero();

      hub.writer().put(TestHub.CLIENTS, List.of(TestHub.customer(3, "김바다")));
      hub.writer().remove(TestHub.CLIENTS, Entity.CUSTOMER, List.of(TestHub.id(4)));

      assertThat(device.engine.runOnce().pulled()).isEqualTo(2);
      assertThat(device.store.directory.find(Device.about(3)).orElseThrow().name().full())
          .isEqualTo("김바다");
      assertThat(device.store.directory.find(Device.about(4))).isEmpty();
      assertThat(
              device.store.directory.findByToken(
                  new MemberToken(MemberToken.Kind.CARD, "29000005")))
          .isPresent();
      assertThat(device.store.states.list()).allMatch(state -> state.cursor().isPresent());
    }
  }

  @Test
  void sendsNotesAndPullsThemBack() {
    hub.fill(3, 1);
    try (Device device = new Device(folder.resolve("device"), hub.client())) {
      device.engine.runOnce();
      for (int i = 0; i < 450; i++) {
        device.note(i % 3, "메모 <" + i + "> & 'it'");
      }

      assertThat(device.engine.runOnce().pushed()).isEqualTo(450);

      assertThat(device.store.ops()).as("all passed, all forgotten").isZero();
      assertThat(device.store.count("note")).isEqualTo(450);
      assertThat(device.notes(1))
          .hasSize(150)
          .allMatch(note -> note.delivery() == Note.Delivery.DELIVERED);
      assertThat(device.notes(1).getLast().text()).isEqualTo("메모 <1> & 'it'");
    }
  }

  @Test
  void doublesNothingWhenEveryAnswerIsLostOnce() {
    hub.fill(2, 1);
    AtomicInteger calls = new AtomicInteger();
    ForwardingApi lossy =
        new ForwardingApi(hub.client()) {
          @Override
          public Ops.Answer send(Ops.Request request) {
            Ops.Answer answer = super.send(request);
            if (calls.incrementAndGet() % 2 == 1) {
              throw new CentralException(CentralException.Kind.UNREACHABLE, "ack lost", null);
            }
            return answer;
          }
        };
    try (Device device = new Device(folder.resolve("device"), lossy)) {
      device.engine.runOnce();
      for (int i = 0; i < 30; i++) {
        device.note(0, "메모 " + i);
        assertThatThrownBy(device.engine::runOnce).hasMessageContaining("ack lost");
        assertThat(device.notes(0)).hasSize(i + 1);
        device.engine.runOnce();
        assertThat(device.notes(0)).hasSize(i + 1);
      }
      assertThat(device.store.count("note")).isEqualTo(30);
      assertThat(device.store.ops()).isZero();
    }
  }

  @Test
  void aRefusedNoteStepsAsideAndTheRestGoesThrough() {
    hub.fill(2, 1);
    try (Device device = new Device(folder.resolve("device"), hub.client())) {
      device.note(77, "wer ist das?");
      device.note(1, "메모");

      assertThat(device.engine.runOnce().pushed()).isEqualTo(2);

      assertThat(device.store.outboxView.count().attention()).isEqualTo(1);
      assertThat(device.store.outboxView.count().waiting()).isZero();
      assertThat(device.store.listOps())
          .singleElement()
          .satisfies(op -> assertThat(op).endsWith("unknown_customer"));
      assertThat(device.notes(77))
          .extracting(Note::delivery)
          .containsExactly(Note.Delivery.NEEDS_ATTENTION);
      assertThat(device.notes(1))
          .extracting(Note::delivery)
          .containsExactly(Note.Delivery.DELIVERED);
    }
  }

  @Test
  void anOpThatUpsetsTheHubDoesNotBlockTheQueue() {
    hub.fill(2, 1);
    ForwardingApi upset =
        new ForwardingApi(hub.client()) {
          @Override
          public Ops.Answer send(Ops.Request request) {
            if (request.ops().stream().anyMatch(op -> op.body().toString().contains("poison"))) {
              throw new CentralException(CentralException.Kind.REFUSED, "status 500", null);
            }
            return super.send(request);
          }
        };
    try (Device device = new Device(folder.resolve("device"), upset)) {
      device.note(0, "하나");
      device.note(0, "poison");
      device.note(1, "둘");
      device.note(0, "셋");

      SyncResult result = device.engine.runOnce();

      assertThat(result.pushed()).isEqualTo(2);
      assertThat(result.unsent()).isEqualTo(2);
      assertThat(device.store.count("note")).isEqualTo(2);
      assertThat(device.store.listOps())
          .hasSize(2)
          .allSatisfy(op -> assertThat(op).startsWith("queued"));
      for (int i = 0; i < 10; i++) {
        // Others get through meanwhile, so it is not the hub.
        device.note(1, "noch eine");
        device.engine.runOnce();
      }
      assertThat(device.store.outboxView.count().attention()).isEqualTo(1);
      assertThat(device.notes(0)).hasSize(3);
    }
  }

  @Test
  void aHubThatTakesNoOpAtAllIsAskedThreeTimesAndNothingIsSetAside() {
    hub.fill(20, 1);
    List<Integer> sent = new ArrayList<>();
    ForwardingApi refusing =
        new ForwardingApi(hub.client()) {
          @Override
          public Ops.Answer send(Ops.Request request) {
            sent.add(request.ops().size());
            throw new CentralException(CentralException.Kind.REFUSED, "status 500", null);
          }
        };
    try (Device device = new Device(folder.resolve("device"), refusing)) {
      for (int i = 0; i < 40; i++) {
        device.note(i % 20, "메모");
      }

      for (int pass = 0; pass < 12; pass++) {
        device.engine.runOnce();
      }

      assertThat(sent.subList(0, 3)).containsExactly(40, 1, 1);
      assertThat(sent).hasSize(12 * 3);
      assertThat(device.store.outboxView.count().waiting()).isEqualTo(40);
      assertThat(device.store.outboxView.count().attention()).isZero();
    }
  }

  @Test
  void oneThatUpsetsTheHubFirstOfAllDoesNotBlockTheOthers() {
    hub.fill(20, 1);
    ForwardingApi upset =
        new ForwardingApi(hub.client()) {
          @Override
          public Ops.Answer send(Ops.Request request) {
            if (request.ops().stream().anyMatch(op -> op.body().toString().contains("poison"))) {
              throw new CentralException(CentralException.Kind.REFUSED, "status 500", null);
            }
            return super.send(request);
          }
        };
    try (Device device = new Device(folder.resolve("device"), upset)) {
      device.note(0, "poison");
      device.note(1, "poison");
      for (int i = 2; i < 20; i++) {
        device.note(i, "메모");
        device.note(i, "und noch eine");
      }

      assertThat(device.engine.runOnce().pushed()).isEqualTo(36);

      assertThat(device.notes(19)).extracting(Note::text).hasSize(2);
      assertThat(device.store.outboxView.count().waiting()).isEqualTo(2);
    }
  }

  @Test
  @Timeout(30)
  void somebodyWhoNeverStopsWritingDoesNotHoldTheFetchBack() {
    hub.fill(4000, 2);
    List<Device> writing = new ArrayList<>();
    ForwardingApi answering =
        new ForwardingApi(hub.client()) {
          @Override
          public Ops.Answer send(Ops.Request request) {
            writing.forEach(device -> device.note(0, "noch eine"));
            return super.send(request);
          }
        };
    try (Device device = new Device(folder.resolve("device"), answering)) {
      writing.add(device);
      device.note(0, "die erste");
      device.engine.start();

      device.awaitState(SyncStatus.State.SYNCED, Duration.ofSeconds(20));

      assertThat(device.store.count("history")).isEqualTo(8000);
    }
  }

  @Test
  void goesOnWhereASnapshotWasCut() {
    hub.fill(4000, 4);
    List<Optional<String>> asked = new ArrayList<>();
    AtomicInteger allowed = new AtomicInteger(1);
    ForwardingApi cut =
        new ForwardingApi(hub.client()) {
          @Override
          public Page snapshot(String bucket, Optional<String> page) {
            if (bucket.equals(TestHub.CLIENTS)) {
              if (allowed.getAndDecrement() <= 0) {
                throw new CentralException(CentralException.Kind.UNREACHABLE, "cut", null);
              }
              asked.add(page);
            }
            return super.snapshot(bucket, page);
          }
        };
    Path place = folder.resolve("device");
    int runs = 0;
    for (boolean complete = false; !complete; runs++) {
      allowed.set(1);
      try (Device device = new Device(place, cut)) {
        complete = runs(device);
      }
    }

    assertThat(runs).isGreaterThanOrEqualTo(4);
    assertThat(asked).doesNotHaveDuplicates();
    try (Device device = new Device(place, hub.client())) {
      assertThat(device.engine.runOnce().pulled()).isZero();
      assertThat(device.store.count("customer")).isEqualTo(4000);
      assertThat(device.store.count("history")).isEqualTo(16_000);
    }
  }

  @Test
  void fetchesAfreshFromAHubThatWasSetUpAnew() {
    hub.fill(20, 1);
    try (Device device = new Device(folder.resolve("device"), hub.client())) {
      device.engine.runOnce();
      hub.stop();
      hub.startAgain(folder.resolve("other-hub.db"));
      hub.fill(5, 1);

      device.engine.runOnce();

      assertThat(device.store.count("customer")).isEqualTo(5);
      assertThat(device.store.count("history")).isEqualTo(5);
      assertThat(device.engine.runOnce().pulled()).isZero();
    }
  }

  @Test
  void oneMalformedBucketKeepsNeitherTheOthersNorTheNotesBack() {
    hub.fill(3, 1);
    ForwardingApi spoiled =
        new ForwardingApi(hub.client()) {
          @Override
          public Page snapshot(String bucket, Optional<String> page) {
            Page real = super.snapshot(bucket, page);
            if (!bucket.equals(Bucket.CATALOGUE)) {
              return real;
            }
            List<Row> rows = new ArrayList<>(real.rows());
            rows.add(Row.of(Entity.PRODUCT, "S7", 1, new JsonObject()));
            return new Page(rows, real.next(), real.more(), real.position());
          }
        };
    try (Device device = new Device(folder.resolve("device"), spoiled)) {
      device.note(1, "메모");

      assertThatThrownBy(device.engine::runOnce).hasMessageContaining("HUB-03");

      assertThat(device.store.count("product")).isZero();
      assertThat(device.store.count("customer")).isEqualTo(3);
      assertThat(device.store.count("note")).isEqualTo(1);
    }
  }

  @Test
  void anAnswerToTheManifestThatCannotBeUsedStopsNeitherNotesNorChanges() {
    hub.fill(3, 1);
    ForwardingApi garbled =
        new ForwardingApi(hub.client()) {
          @Override
          public Manifest.Answer manifest(Manifest.Request request) {
            throw new CentralException(CentralException.Kind.MALFORMED, "manifest: cut", null);
          }
        };
    try (Device device = new Device(folder.resolve("device"), garbled)) {
      device.note(1, "메모");

      assertThatThrownBy(device.engine::runOnce).hasMessageContaining("HUB-03");

      assertThat(device.store.count("customer")).isEqualTo(3);
      assertThat(device.store.count("note")).isEqualTo(1);
      assertThat(device.store.ops()).isZero();
    }
  }

  @Test
  void aBucketTheHubSaysIsInOrderCountsAsFreshToo() {
    hub.fill(3, 1);
    Path place = folder.resolve("device");
    try (Device device = new Device(place, hub.client())) {
      device.engine.runOnce();
    }
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(3));
    try (Device device = new Device(new TestStore(place, later), hub.client())) {
      device.engine.runOnce();

      assertThat(device.store.states.list())
          .hasSize(6)
          .allMatch(
              state -> state.syncedAt().orElseThrow().isAfter(Instant.now().plusSeconds(2 * 3600)));
    }
  }

  @Test
  void dropsTheBucketsOfAStoreTheDeviceLeft() {
    hub.fill(3, 1);
    try (Device device = new Device(folder.resolve("device"), hub.client())) {
      device.engine.runOnce();
      SyncSettings moved = SyncSettings.of("tablet-1", new StoreId("busan-1"));
      SyncEngine there =
          new SyncEngine(
              moved,
              hub.client(),
              Device.stores(device.store),
              new Backoff(new Random(1)),
              Clock.systemUTC());

      there.runOnce();

      assertThat(device.store.count("customer") + device.store.count("history")).isZero();
      assertThat(device.store.count("stock")).isZero();
      assertThat(device.store.count("product")).isEqualTo(1);
    }
  }

  private static boolean runs(Device device) {
    try {
      device.engine.runOnce();
      return true;
    } catch (CentralException e) {
      return false;
    }
  }
}
