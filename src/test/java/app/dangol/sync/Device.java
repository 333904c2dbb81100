package app.dangol.sync;

import app.dangol.cache.TestStore;
import app.dangol.central.CentralApi;
import app.dangol.customer.Note;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** One device of the test: its store and its engine. */
final class Device implements AutoCloseable {
  final TestStore store;
  final SyncEngine engine;

  Device(Path folder, CentralApi api) {
    this(new TestStore(made(folder)), api);
  }

  Device(TestStore store, CentralApi api) {
    this(store, api, Duration.ofSeconds(20));
  }

  /**
   * @param longPoll how long the hub may hold a request for changes
   */
  Device(TestStore store, CentralApi api, Duration longPoll) {
    this.store = store;
    SyncSettings settings =
        new SyncSettings(
            "tablet-1", TestHub.STORE, longPoll, Duration.ofMinutes(5), Duration.ofMillis(100));
    this.engine =
        new SyncEngine(settings, api, stores(store), new Backoff(new Random(1)), Clock.systemUTC());
  }

  /** One whose engine a test has put together itself. */
  Device(TestStore store, SyncEngine engine) {
    this.store = store;
    this.engine = engine;
  }

  static SyncStores stores(TestStore store) {
    return new SyncStores(
        store.writer,
        store.states,
        store.outbox,
        store.outboxView,
        store.onDemand,
        store.auditHeads,
        store.trailCopy,
        store.cardKeys,
        store.erasure,
        List::of,
        store.changes);
  }

  OpId note(int customer, String text) {
    return store.notes.add(about(customer), new StaffId("staff-1"), "이서연", text);
  }

  List<Note> notes(int customer) {
    return store.notes.list(about(customer));
  }

  static CustomerId about(int customer) {
    return new CustomerId(TestHub.id(customer));
  }

  void awaitState(SyncStatus.State state, Duration atMost) {
    Await.until(state.name(), atMost, () -> engine.status().state() == state);
  }

  static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    engine.close();
    store.close();
  }
}
