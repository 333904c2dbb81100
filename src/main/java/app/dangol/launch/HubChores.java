package app.dangol.launch;

import app.dangol.hub.Hub;
import app.dangol.hub.imports.WatchedFolder;
import app.dangol.hub.model.PairCounter;
import app.dangol.hub.model.Training;
import app.dangol.hub.store.Leadership;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a hub does by itself on threads of its own: the watched folder, the suggestions' model and
 * whether they are looked at, and old history goes.
 */
final class HubChores implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HubChores.class);
  private static final long LOOK_SECONDS = 5;
  private static final long LET_GO_SECONDS = 300;
  private static final long TRAIN_SECONDS = 60;
  private static final long HISTORY_SECONDS = 900;
  private static final long WATCH_SECONDS = 1800;
  private static final long STOP_SECONDS = 5;

  private final Hub hub;
  private final Optional<Watched> watched;
  private final Training.Schedule training;
  private Optional<Leadership.Lease> importing = Optional.empty();

  /** Two, so that files need not wait for the training. */
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          2, work -> Thread.ofPlatform().name("hub chores").daemon().unstarted(work));

  /**
   * Where files are laid.
   *
   * @param keep for how long they lie there once they were handled
   */
  record Watched(Path folder, Duration keep) {}

  HubChores(Hub hub, Optional<Watched> watched, Training.Schedule training) {
    this.hub = hub;
    this.watched = watched;
    this.training = training;
  }

  void start() {
    if (watched.isPresent()) {
      WatchedFolder folder =
          new WatchedFolder(
              watched.get().folder(),
              hub.importTarget("import"),
              this::isImporting,
              watched.get().keep(),
              Clock.systemUTC());
      repeat(folder::look, LOOK_SECONDS);
    }
    repeat(() -> alone("history", () -> hub.retention().runIfDue()), HISTORY_SECONDS);
    Training model = hub.training(new PairCounter(), training);
    repeat(() -> alone("model", () -> model.runIfDue()), TRAIN_SECONDS);
    repeat(() -> alone("suggestions", () -> hub.suggestionWatch().lookIfDue()), WATCH_SECONDS);
    repeat(() -> alone("reservations", () -> hub.expireReservations()), LET_GO_SECONDS);
  }

  /** Of the hub's copies one does it. */
  private void alone(String job, Runnable work) {
    if (!hub.leadership().runIfLeader(job, work)) {
      LOG.debug("{} is done by another copy of the hub", job);
    }
  }

  /** Of the hub's copies one takes files, as long as it lives. */
  private boolean isImporting() {
    if (importing.filter(Leadership.Lease::isHeld).isEmpty()) {
      importing = hub.leadership().tryLead("import");
    }
    return importing.isPresent();
  }

  private void repeat(Runnable work, long seconds) {
    var unused =
        threads.scheduleWithFixedDelay(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                // Without this the scheduler would fall silent for good.
                LOG.error("a chore of the hub failed and is tried again", e);
              }
            },
            0,
            seconds,
            TimeUnit.SECONDS);
  }

  /** Waits for the batch that is being taken; a file's other batches come after the next start. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn(
            "a chore still runs after {} seconds; it is made good at the next start", STOP_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    importing.ifPresent(Leadership.Lease::close);
  }
}
