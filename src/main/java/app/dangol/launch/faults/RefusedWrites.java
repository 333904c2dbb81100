package app.dangol.launch.faults;

import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running device whose every write to a file the system refuses, as on a file system that has
 * become read-only: by the limit on a file's size (setrlimit(2), RLIMIT_FSIZE), set and taken away
 * from outside.
 */
final class RefusedWrites {
  private static final long CURED_MS = 5_000;
  private static final int LINES = 20;

  private final FaultRun run;
  private final Findings findings;
  private final Ledger ledger = new Ledger();

  RefusedWrites(FaultRun run, Findings findings) {
    this.run = run;
    this.findings = findings;
  }

  void run(int trials) throws IOException, InterruptedException, SQLException {
    Path place = run.place("limited");
    try (ShopHub hub = ShopHub.filled(run.place("hub-2").resolve("hub.db"), Clock.systemUTC())) {
      try (Device device = new Device(place, hub.url())) {
        device.exchange();
      }
      for (int trial = 0; trial < trials; trial++) {
        refuse(place, hub, trial);
        findings.integrity(Content.integrity(place, run.place("scratch")));
        findings.trial();
      }
      try (Device device = new Device(place, hub.url())) {
        device.exchange();
      }
      findings.delivered(ledger.balance(hub.listClients()));
    }
  }

  private void refuse(Path place, ShopHub hub, int trial) throws IOException, InterruptedException {
    List<String> arguments =
        List.of(
            place.toString(), hub.url().toString(), Step.CALM.name(), "0", "note " + trial, "1");
    try (Child child = Child.start(DeviceProcess.class, run.place("child"), arguments)) {
      child.await(DeviceProcess.STARTED);
      readUntil(child, DeviceProcess.WRITTEN);
      limit(child, "0:unlimited");
      String failed = readUntil(child, DeviceProcess.FAILED);
      findings.require(failed.equals(ErrorCode.DB_01.text()), "a write said " + failed);
      for (int i = 0; i < LINES; i++) {
        String line = child.line();
        keep(line == null ? "" : line);
        findings.require(line != null, "the device ended: " + child.words());
        findings.require(
            line == null || !line.equals(DeviceProcess.UNSERVED), "not readable while refused");
      }
      long begun = System.nanoTime();
      limit(child, "unlimited:unlimited");
      readUntil(child, DeviceProcess.WRITTEN);
      long millis = (System.nanoTime() - begun) / 1_000_000;
      findings.most("longest until cured in ms", millis);
      findings.requireInTime(millis <= CURED_MS, "cured only after " + millis + " ms");
    }
  }

  private String readUntil(Child child, String beginning) throws IOException {
    for (String line = child.line(); line != null; line = child.line()) {
      keep(line);
      if (line.startsWith(beginning)) {
        return line.substring(beginning.length());
      }
    }
    throw new IOException("the device ended: " + child.words());
  }

  private void keep(String line) {
    if (line.matches("op [0-9a-f-]{36} note \\d+-\\d+")) {
      ledger.acknowledge(line.substring(3, 39), line.substring(40));
    }
  }

  private static void limit(Child child, String bytes) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("prlimit", "--pid", Long.toString(child.pid()), "--fsize=" + bytes)
            .inheritIO()
            .start();
    if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("prlimit (util-linux) cannot set the limit");
    }
  }
}
