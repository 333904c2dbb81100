package app.dangol.launch.faults;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.sync.SyncStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Connections that stand and say nothing, or a byte now and then; and ones that break. */
final class HalfOpenFault implements Fault {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /** For the machine to get round to it. */
  private static final Duration GRACE = Duration.ofMillis(1_500);

  private static final Duration NOTICED = Duration.ofSeconds(5);
  private static final long SERVED_MS = 300;

  @Override
  public String name() {
    return "half-open";
  }

  @Override
  public String promise() {
    return "A silent hub or one that answers by single bytes is given up after 10 s; a line that"
        + " breaks is noticed within 5 s; meanwhile the cache answers within 300 ms.";
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
        for (int trial = 0; trial < run.scale().trials(1, 2, 6); trial++) {
          device.write(trial, "note " + trial, ledger);
          Reply fault = trial % 2 == 0 ? new Reply.Silent() : new Reply.Drip(100);
          line.behave(fault);
          giveUp(device, findings);
          findings.trial();
        }
      }
      for (int trial = 0; trial < run.scale().trials(2, 5, 20); trial++) {
        line.behave(new Reply.Pass());
        notice(place, line, findings);
        findings.trial();
      }
      line.behave(new Reply.Pass());
      try (Device device = new Device(place, line.url())) {
        device.exchange();
      }
      findings.integrity(Content.integrity(place, run.place("scratch")));
      findings.delivered(ledger.balance(hub.listClients()));
    }
    return findings.verdict();
  }

  private static void giveUp(Device device, Findings findings) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    long begun = System.nanoTime();
    Thread exchange =
        Thread.startVirtualThread(() -> {
          try {
            device.exchange();
            findings.broken("an exchange succeeded over a silent line");
          } catch (DangolException e) {
            findings.require(e.code() == ErrorCode.HUB_01, "given up with " + e.code());
          } finally {
            over.countDown();
          }
        });
    int served = 0;
    do {
      long millis = device.serve(served++ % ShopHub.CUSTOMERS).toMillis();
      findings.most("slowest answer of the cache in ms", millis);
      findings.requireInTime(millis <= SERVED_MS, "the cache took " + millis + " ms");
    } while (!over.await(50, TimeUnit.MILLISECONDS));
    long millis = (System.nanoTime() - begun) / 1_000_000;
    exchange.join();
    findings.most("longest until given up in ms", millis);
    findings.requireInTime(
        millis <= DEADLINE.plus(GRACE).toMillis(), "given up only after " + millis + " ms");
  }

  /** The engine waits for changes while the line breaks, and no new one can be had. */
  private static void notice(Path place, FaultyLine line, Findings findings)
      throws InterruptedException {
    try (Device device = new Device(place, line.url())) {
      CountDownLatch synced = new CountDownLatch(1);
      CountDownLatch offline = new CountDownLatch(1);
      Runnable end =
          device.engine.onStatus(status -> {
            if (status.state() == SyncStatus.State.SYNCED) {
              synced.countDown();
            } else if (status.state() == SyncStatus.State.OFFLINE) {
              offline.countDown();
            }
          });
      device.engine.start();
      findings.require(synced.await(30, TimeUnit.SECONDS), "never in step over a good line");
      long begun = System.nanoTime();
      line.behave(new Reply.Away());
      line.breakAll();
      boolean noticed = offline.await(30, TimeUnit.SECONDS);
      long millis = (System.nanoTime() - begun) / 1_000_000;
      findings.most("longest until noticed in ms", millis);
      findings.require(noticed, "offline was never noticed");
      findings.requireInTime(
          millis <= NOTICED.toMillis(), "offline noticed after " + millis + " ms");
      end.run();
    }
  }
}
