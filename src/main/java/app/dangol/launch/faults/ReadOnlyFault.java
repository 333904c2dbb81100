package app.dangol.launch.faults;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/** Files that cannot be written to: while the device works, and when it starts. */
final class ReadOnlyFault implements Fault {
  @Override
  public String name() {
    return "read-only";
  }

  @Override
  public String promise() {
    return "A device that may not write stays readable, says DB-01 and is cured within 5 s; one"
        + " that starts on a read-only file system says DB-01 and leaves the files as they are.";
  }

  @Override
  public Verdict run(FaultRun run) throws IOException, InterruptedException, SQLException {
    Findings findings = new Findings(name(), run.scale());
    int trials = run.scale().trials(1, 5, 20);
    new RefusedWrites(run, findings).run(trials);
    Optional<SmallDisk> mounted = SmallDisk.mount(run.place("disk"));
    if (mounted.isEmpty()) {
      findings.count("may not mount a read-only file system, so no start on one", 1);
      return findings.verdict();
    }
    try (SmallDisk disk = mounted.get();
        ShopHub hub = ShopHub.filled(run.place("hub").resolve("hub.db"), Clock.systemUTC())) {
      startOn(disk, hub, trials, findings);
    }
    return findings.verdict();
  }

  private static void startOn(SmallDisk disk, ShopHub hub, int trials, Findings findings)
      throws IOException, InterruptedException {
    Path place = disk.place().resolve("device");
    Ledger ledger = new Ledger();
    for (int trial = 0; trial < trials; trial++) {
      try (Device device = new Device(place, hub.url())) {
        device.exchange();
        device.write(trial, "started " + trial, ledger);
      }
      if (!disk.remount("ro")) {
        throw new IOException("cannot make the small disk read-only");
      }
      try (Device device = new Device(place, hub.url())) {
        findings.broken("a device started on a read-only file system");
      } catch (DangolException e) {
        findings.require(e.code() == ErrorCode.DB_01, "the start said " + e.code());
      }
      if (!disk.remount("rw")) {
        throw new IOException("cannot make the small disk writable again");
      }
      findings.trial();
    }
    try (Device device = new Device(place, hub.url())) {
      device.exchange();
    }
    findings.delivered(ledger.balance(hub.listClients()));
  }
}
