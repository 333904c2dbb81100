package app.dangol.launch.faults;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The disk is full while the device works: a small file system, filled to the last block. */
final class DiskFullFault implements Fault {
  private static final Duration CURED_WITHIN = Duration.ofSeconds(5);
  private static final int WRITES = 60;

  @Override
  public String name() {
    return "disk-full";
  }

  @Override
  public String promise() {
    return "On a full disk everything stays readable, a write that cannot be kept says DB-01,"
        + " nothing is corrupt, and within 5 s of room being made writes are kept again.";
  }

  @Override
  public Verdict run(FaultRun run) throws IOException, InterruptedException, SQLException {
    Findings findings = new Findings(name(), run.scale());
    Optional<SmallDisk> mounted = SmallDisk.mount(run.place("disk"));
    if (mounted.isEmpty()) {
      findings.count("may not mount a small disk, so every write is refused instead", 1);
      new RefusedWrites(run, findings).run(run.scale().trials(1, 5, 20));
      return findings.verdict();
    }
    Ledger ledger = new Ledger();
    Random random = run.random("room");
    try (SmallDisk disk = mounted.get();
        ShopHub hub = ShopHub.filled(run.place("hub").resolve("hub.db"), Clock.systemUTC())) {
      Path place = disk.place().resolve("device");
      for (int trial = 0; trial < run.scale().trials(2, 15, 100); trial++) {
        try (Device device = new Device(place, hub.url())) {
          device.exchange();
          disk.fill(random.nextInt(5) * 4096);
          hub.writer().put(ShopHub.CLIENTS, List.of(ShopHub.customer(trial % 40, "Zoë " + trial)));
          work(device, trial, ledger, findings);
          disk.free();
          cured(device, trial, ledger, findings);
        } finally {
          disk.free();
        }
        findings.integrity(Content.integrity(place, run.place("scratch")));
        findings.trial();
      }
      try (Device device = new Device(place, hub.url());
          Device control = new Device(run.place("control"), hub.url())) {
        device.exchange();
        control.exchange();
        findings.require(
            Content.of(device, place).equals(Content.of(control, run.place("control"))),
            "the device holds something else than a new one");
      }
      findings.delivered(ledger.balance(hub.listClients()));
    }
    return findings.verdict();
  }

  private static void work(Device device, int trial, Ledger ledger, Findings findings) {
    boolean refused = false;
    for (int i = 0; i < WRITES; i++) {
      try {
        device.write(i % 40, "note " + trial + "-" + i, ledger);
      } catch (DangolException e) {
        refused = true;
        findings.count("writes refused", 1);
        findings.require(e.code() == ErrorCode.DB_01, "a write said " + e.code());
      }
      try {
        device.serve(i);
      } catch (DangolException e) {
        findings.broken("not readable on a full disk: " + e.code());
      }
    }
    findings.require(refused, "the disk was not full");
    try {
      device.exchange();
    } catch (DangolException e) {
      findings.count("exchanges refused", 1);
      findings.require(e.code() == ErrorCode.DB_01, "the exchange said " + e.code());
    }
  }

  private static void cured(Device device, int trial, Ledger ledger, Findings findings) {
    long begun = System.nanoTime();
    boolean kept = false;
    for (int i = 0; !kept; i++) {
      try {
        device.write(1, "note " + trial + " cured " + i, ledger);
        kept = true;
      } catch (DangolException e) {
        if (System.nanoTime() - begun > 2 * CURED_WITHIN.toNanos()) {
          findings.broken("not cured by room on the disk");
          return;
        }
      }
    }
    long millis = (System.nanoTime() - begun) / 1_000_000;
    findings.most("longest until cured in ms", millis);
    findings.requireInTime(millis <= CURED_WITHIN.toMillis(), "cured only after " + millis + " ms");
    device.exchange();
  }
}
