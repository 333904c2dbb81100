package app.dangol.hub.connector;

import app.dangol.failure.DangolException;
import app.dangol.failure.WordlessTrace;
import app.dangol.hub.connector.outbox.BackendOutbox;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.Leadership;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one connector on a thread of its own: reads its feeds every so often, takes the outbox to it
 * every second, sweeps once a night, and leaves it alone for a growing while when it is in trouble.
 * Of several copies of the hub one does this, for as long as it has the lead; the others stand by.
 */
public final class ConnectorRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectorRunner.class);
  private static final String OUTBOX = "outbox";
  private static final String SWEEP = "sweep";
  private static final Duration OUTBOX_EVERY = Duration.ofSeconds(1);
  private static final Duration STANDBY_EVERY = Duration.ofSeconds(5);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(40);

  private final Connector connector;
  private final HubLog log;
  private final Schedule schedule;
  private final Lead lead;
  private final Clock clock;
  private final Pace pace;
  private final FeedReader reader;
  private final WriteBack writeBack;
  private final WholeReadings whole;
  private final Sweeps sweeps;
  private final Progress progress;
  private final CountDownLatch closing = new CountDownLatch(1);
  private @Nullable Thread thread;
  private volatile Instant nextOutbox = Instant.EPOCH;

  /**
   * When what is done.
   *
   * @param poll from the end of one reading to the next
   * @param sweepAt time of day of the sweep
   * @param sweepEvery how often it is from then on; a day at most
   * @param firstRetry about how long the first pause after a failure is; longer than a call
   */
  public record Schedule(
      Duration poll, LocalTime sweepAt, Duration sweepEvery, ZoneId zone, Duration firstRetry) {
    /** Every so often, with pauses that suit a real backend. */
    public static Schedule of(Duration poll, LocalTime sweepAt, Duration sweepEvery, ZoneId zone) {
      return new Schedule(poll, sweepAt, sweepEvery, zone, RetryDelay.FIRST.multipliedBy(2));
    }

    /** The newest moment up to now at which a sweep was due. */
    public Instant newestSweep(Instant now) {
      ZonedDateTime here = now.atZone(zone);
      ZonedDateTime today = here.with(sweepAt);
      Instant due = (today.isAfter(here) ? today.minusDays(1) : today).toInstant();
      long times = Duration.between(due, now).dividedBy(sweepEvery);
      return due.plus(sweepEvery.multipliedBy(times));
    }
  }

  public ConnectorRunner(
      Connector connector,
      HubLog log,
      Schedule schedule,
      Leadership leadership,
      Clock clock,
      RandomGenerator random) {
    this.connector = connector;
    this.log = log;
    this.schedule = schedule;
    this.lead = new Lead(leadership, connector.source());
    this.clock = clock;
    RetryDelay delay = new RetryDelay(schedule.firstRetry(), random);
    this.pace = new Pace(connector.source(), log, schedule.poll(), delay, clock);
    this.progress = new Progress(connector.source(), log, clock);
    this.reader = new FeedReader(connector.source(), log, clock);
    this.whole = new WholeReadings(connector.source(), connector.proofs(), log, clock);
    this.sweeps = new Sweeps(connector, log, schedule, clock);
    this.writeBack = new WriteBack(connector, log, delay, clock, UUID.randomUUID().toString());
  }

  /** Tells the rules of ops that this backend takes them, and begins. */
  public void start() {
    declare();
    thread = Thread.ofPlatform().name("connector " + connector.source()).daemon().start(this::run);
  }

  /** Tells the rules of ops that this backend takes them. */
  public void declare() {
    log.write(transaction -> {
      new BackendOutbox(transaction).declare(connector.source(), WriteBack.TYPES);
      return true;
    });
  }

  /** How it is doing, since it was first connected; on any thread. */
  public ConnectorStatus status() {
    return progress.status();
  }

  private void run() {
    try {
      Duration rest;
      do {
        turn();
        rest = lead.isTaken() ? OUTBOX_EVERY : STANDBY_EVERY;
      } while (!closing.await(rest.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is due now, if this copy of the hub has the lead or can get it. */
  public void turn() {
    try {
      if (lead.take(this::recall) && !pace.isQuiet()) {
        work();
        pace.succeeded();
      }
    } catch (LostLeadException e) {
      LOG.info("{}: {}", connector.source(), e.getMessage());
      lead.letGo();
    } catch (ConnectorException e) {
      pace.failed(e.retryAfter());
    } catch (RuntimeException e) {
      if (closing.getCount() == 0) {
        return; // broken off on the way, wherever it was
      }
      // Our own store, or something unforeseen: the thread must live on all the same.
      LOG.error("the connector {} failed", connector.source(), WordlessTrace.of(e));
      if (lead.isTaken()) {
        pace.failed(Optional.empty());
      }
    }
  }

  /** Another copy, or this one before its restart, has gone on counting. */
  private void recall() {
    pace.recall();
    progress.recall();
  }

  private void work() {
    if (!pace.isResting(OUTBOX)) {
      attempt(OUTBOX, this::sendOutbox);
    }
    if (pace.isPollDue()) {
      readFeeds();
      pace.polled();
    }
    if (sweeps.isDue() && !pace.isResting(SWEEP)) {
      attempt(SWEEP, () -> sweeps.run(lead::require));
    }
  }

  /**
   * Does a part of the work. What is wrong with this part alone must not hold up the others.
   *
   * @return why it failed, if it did
   * @throws ConnectorException if the shop system cannot be asked for anything now
   */
  private Optional<RuntimeException> attempt(String part, Progress.Work work) {
    try {
      progress.run(part, work);
      pace.succeeded(part);
      return Optional.empty();
    } catch (ConnectorException e) {
      switch (e.kind()) {
        case UNREACHABLE, BUSY -> throw e;
        case NOT_AUTHORISED, REFUSED, MALFORMED -> pace.failed(part, e.retryAfter());
      }
      return Optional.of(e);
    } catch (DangolException | LostLeadException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", connector.source(), part, WordlessTrace.of(e));
      pace.failed(part, Optional.empty());
      return Optional.of(e);
    }
  }

  /**
   * Reads every feed to its end, but for those that are at rest after a failure. Blocks.
   *
   * @throws ConnectorException why the first failed, once the others are read
   */
  public void poll() {
    raise(readFeeds());
  }

  private Optional<RuntimeException> readFeeds() {
    Optional<RuntimeException> first = Optional.empty();
    try {
      for (Feed feed : connector.feeds()) {
        if (closing.getCount() == 0) {
          break;
        }
        if (!pace.isResting(feed.name())) {
          Optional<RuntimeException> failure = attempt(feed.name(), () -> read(feed));
          first = first.or(() -> failure);
        }
      }
    } finally {
      // Once for all feeds, also of those before the one that found the shop unreachable.
      whole.keep();
    }
    return first;
  }

  private FeedReader.Tally read(Feed feed) {
    return reader.read(feed, this::betweenPages, begun -> whole.note(feed.name(), begun));
  }

  /** A first reading takes hours; what was done in the shop must not wait for its end. */
  private void betweenPages() {
    lead.require();
    if (closing.getCount() > 0
        && !pace.isResting(OUTBOX)
        && !clock.instant().isBefore(nextOutbox)) {
      attempt(OUTBOX, this::sendOutbox);
    }
  }

  /** Finds what was deleted. Blocks. */
  public void sweep() {
    raise(attempt(SWEEP, () -> sweeps.run(lead::require)));
  }

  /** Takes what waits in the outbox to the backend. Blocks. */
  public void writeBack() {
    raise(attempt(OUTBOX, this::sendOutbox));
  }

  private FeedReader.Tally sendOutbox() {
    WriteBack.Round round = writeBack.run(lead::require);
    nextOutbox = clock.instant().plus(OUTBOX_EVERY);
    if (round.trouble() != null) {
      throw round.trouble();
    }
    return FeedReader.Tally.of(round.confirmed() + round.rejected());
  }

  private static void raise(Optional<RuntimeException> failure) {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /**
   * Ends its thread, which may take as long as a call, and the connector, and gives the lead up.
   */
  @Override
  public void close() {
    closing.countDown();
    connector.close();
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      try {
        if (!running.join(LONGEST_CLOSE)) {
          LOG.warn("the connector {} does not end", connector.source());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    lead.letGo();
  }
}
