package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.config.KioskConfig;
import app.dangol.config.KioskConfigReader;
import app.dangol.failure.BlockingGuard;
import app.dangol.id.HelpCallId;
import app.dangol.sync.SyncStatus;
import app.dangol.visit.HelpCall;
import app.dangol.visit.HelpCalls;
import app.dangol.visit.VisitDesk;
import app.dangol.visit.VisitEvent;
import app.dangol.visit.VisitEvent.HelpAnswered;
import app.dangol.visit.VisitEvent.HelpWanted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * One device of a shop, a kiosk if its name says so, all of it but the screen; with what a tablet's
 * desk has told so far.
 */
final class ShopDevice implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DataFolder folder;
  private final Dangol dangol;
  private final BlockingQueue<VisitEvent> events = new LinkedBlockingQueue<>();
  private final List<List<HelpCall>> wanted = new ArrayList<>();
  private final Semaphore changes = new Semaphore(0);
  private boolean closed;

  /** Opens and starts it. */
  ShopDevice(String name, Path place, HubEndpoint hub, Clock clock) {
    KioskConfig config = config(name, place);
    folder = DataFolder.open(config.dataFolder());
    dangol = new Dangol(config, folder, hub, BlockingGuard.NONE, clock);
    if (config.mode() == KioskConfig.Mode.ASSOCIATE) {
      dangol.desk().subscribe(events::add);
    }
    dangol.stores().changes.subscribe(change -> changes.release());
    dangol.sync().onStatus(status -> changes.release());
    dangol.start();
  }

  HelpCalls calls() {
    return dangol.helpCalls();
  }

  VisitDesk desk() {
    return dangol.desk();
  }

  void syncNow() {
    dangol.sync().refresh();
  }

  /** Every list of open calls told until now. */
  List<List<HelpCall>> wanted() {
    return wanted;
  }

  List<HelpCall> awaitWanted(Predicate<List<HelpCall>> right) throws InterruptedException {
    while (true) {
      if (next() instanceof HelpWanted(List<HelpCall> open)) {
        wanted.add(open);
        if (right.test(open)) {
          return open;
        }
      }
    }
  }

  void awaitAnswer(HelpAnswered.Outcome outcome) throws InterruptedException {
    awaitAnswer(outcome::equals);
  }

  HelpAnswered.Outcome awaitAnswer(Predicate<HelpAnswered.Outcome> right)
      throws InterruptedException {
    while (true) {
      if (next() instanceof HelpAnswered answered && right.test(answered.outcome())) {
        return answered.outcome();
      }
    }
  }

  void awaitState(HelpCallId call, HelpCall.State state) throws InterruptedException {
    await(call + " " + state, () -> calls().find(call).filter(c -> c.state() == state).isPresent());
  }

  void awaitSynced() throws InterruptedException {
    await("in step", () -> state() == SyncStatus.State.SYNCED);
  }

  void awaitOffline() throws InterruptedException {
    await("offline", () -> state() == SyncStatus.State.OFFLINE);
  }

  private SyncStatus.State state() {
    return dangol.sync().status().state();
  }

  private VisitEvent next() throws InterruptedException {
    VisitEvent event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(event).as("an event within %s", PATIENCE).isNotNull();
    return event;
  }

  private void await(String what, BooleanSupplier there) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!there.getAsBoolean()) {
      boolean changed = changes.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      assertThat(changed).as("%s within %s", what, PATIENCE).isTrue();
    }
  }

  /** Who is logged in there. */
  static String staffAt(String device) {
    return "staff-at-" + device;
  }

  private static KioskConfig config(String name, Path place) {
    try {
      Path home = Files.createDirectories(place);
      Shop shop =
          new Shop(home)
              .set("device", name)
              .set("lock.at.start", "no")
              .set("staff.id", staffAt(name));
      String file = (name.startsWith("kiosk") ? shop.asKiosk("21.5") : shop).config();
      return new KioskConfigReader(Path.of("").toAbsolutePath()).read(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      dangol.close();
      folder.close();
    }
  }
}
