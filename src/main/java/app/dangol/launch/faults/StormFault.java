package app.dangol.launch.faults;

import app.dangol.failure.DangolException;
import app.dangol.sync.Backoff;
import app.dangol.sync.SyncStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Everything is answered with 429 or 5xx. */
final class StormFault implements Fault {
  /** Attempts after which the back-off has come to its widest. */
  private static final int SETTLED = 20;

  private static final int DRAWS = 10_000;
  private static final double PER_MINUTE = 1.0;
  private static final int ASKED_SECONDS = 2;
  private static final long SERVED_MS = 300;
  private static final List<Integer> STATUSES = List.of(429, 500, 502, 503, 504);

  @Override
  public String name() {
    return "storms";
  }

  @Override
  public String promise() {
    return "In a storm of 429 and 5xx a device comes back no sooner than Retry-After says, with at"
        + " most one request a minute in the steady state, answers from the cache within 300 ms,"
        + " and loses nothing.";
  }

  @Override
  public Verdict run(FaultRun run) throws IOException, InterruptedException, SQLException {
    Findings findings = new Findings(name(), run.scale());
    Path place = run.place("device");
    Ledger ledger = new Ledger();
    try (ShopHub hub = ShopHub.filled(run.place("hub").resolve("hub.db"), Clock.systemUTC());
        FaultyLine line = new FaultyLine(hub.url())) {
      try (Device device = new Device(place, line.url())) {
        device.exchange();
        for (int status : STATUSES) {
          device.write(status % 40, "note " + status, ledger);
          storm(device, line, status, run.scale().trials(2, 10, 50), findings);
        }
      }
      comeBackWhenAsked(place, line, findings);
      line.behave(new Reply.Pass());
      try (Device device = new Device(place, line.url())) {
        device.exchange();
        findings.require(device.waiting.count().waiting() == 0, "writes still wait");
        findings.require(device.waiting.count().attention() == 0, "writes were set aside");
      }
      findings.integrity(Content.integrity(place, run.place("scratch")));
      findings.delivered(ledger.balance(hub.listClients()));
    }
    return findings.verdict();
  }

  /** Requests an attempt by counting them, attempts a minute from the back-off's own draws. */
  private static void storm(
      Device device, FaultyLine line, int status, int attempts, Findings findings) {
    line.behave(new Reply.Refuse(status, Optional.empty()));
    long before = line.requests();
    Backoff backoff = new Backoff(new Random(status));
    for (int i = 0; i < attempts; i++) {
      try {
        device.exchange();
        findings.broken("an exchange succeeded in a storm of " + status);
      } catch (DangolException e) {
        findings.trial();
      }
      long millis = device.serve(i % ShopHub.CUSTOMERS).toMillis();
      findings.most("slowest answer of the cache in ms", millis);
      findings.requireInTime(millis <= SERVED_MS, "the cache took " + millis + " ms");
    }
    double perAttempt = (line.requests() - before) / (double) attempts;
    for (int i = 0; i < SETTLED; i++) {
      backoff.nextAfterRefusal(Optional.empty());
    }
    long waited = 0;
    for (int i = 0; i < DRAWS; i++) {
      waited += backoff.nextAfterRefusal(Optional.empty()).toMillis();
    }
    double perMinute = perAttempt * 60_000 * DRAWS / waited;
    findings.most("requests in 100 minutes of " + status, Math.round(perMinute * 100));
    findings.require(
        perMinute <= PER_MINUTE, "%.2f requests a minute of %d".formatted(perMinute, status));
  }

  private static void comeBackWhenAsked(Path place, FaultyLine line, Findings findings)
      throws InterruptedException {
    AtomicLong refusedAt = new AtomicLong();
    AtomicLong soonest = new AtomicLong(Long.MAX_VALUE);
    CountDownLatch refused = new CountDownLatch(3);
    CountDownLatch synced = new CountDownLatch(1);
    line.behave(ask -> {
      long now = System.nanoTime();
      long last = refusedAt.getAndSet(now);
      if (last != 0) {
        soonest.accumulateAndGet(now - last, Math::min);
      }
      refused.countDown();
      return new Reply.Refuse(503, Optional.of(Integer.toString(ASKED_SECONDS)));
    });
    try (Device device = new Device(place, line.url())) {
      device.engine.onStatus(status -> {
        if (status.state() == SyncStatus.State.SYNCED) {
          synced.countDown();
        }
      });
      device.engine.start();
      findings.require(refused.await(60, TimeUnit.SECONDS), "did not come back for more");
      line.behave(new Reply.Pass());
      findings.require(synced.await(60, TimeUnit.SECONDS), "did not come back after the storm");
    }
    findings.require(
        soonest.get() >= Duration.ofSeconds(ASKED_SECONDS).toNanos(),
        "came back before Retry-After was over");
    findings.trial();
  }
}
