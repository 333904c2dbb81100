package app.dangol.launch.faults;

import app.dangol.hub.Put;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Somebody, or a flat battery, sets the device's clock while it works. */
final class ClockJumpFault implements Fault {
  private static final List<Duration> JUMPS =
      List.of(
          Duration.ofDays(1), Duration.ofDays(-1), Duration.ofDays(3_652), Duration.ofDays(-3_652));

  @Override
  public String name() {
    return "clock-jumps";
  }

  @Override
  public String promise() {
    return "With a clock that jumps by days or years nothing is lost or doubled, and once it is"
        + " right again the device holds what a new one does.";
  }

  @Override
  public Verdict run(FaultRun run) throws IOException, InterruptedException, SQLException {
    Findings findings = new Findings(name(), run.scale());
    Ledger ledger = new Ledger();
    Path place = run.place("device");
    SettableClock clock = new SettableClock();
    Random random = run.random("jumps");
    try (ShopHub hub = ShopHub.filled(run.place("hub").resolve("hub.db"), Clock.systemUTC())) {
      int trials = run.scale().trials(4, 24, 200);
      for (int trial = 0; trial < trials; trial++) {
        try (Device device = new Device(place, hub.url(), Device.Hooks.at(clock))) {
          device.exchange();
          clock.setOff(JUMPS.get(trial % JUMPS.size()).plusSeconds(random.nextInt(3_600)));
          device.write(trial % 40, "note " + trial + " off", ledger);
          hub.writer().put(ShopHub.CLIENTS, List.of(line(trial)));
          device.exchange();
          // What a device does at every start and every some minutes.
          device.retention.run();
          device.write(trial % 40, "note " + trial + " after", ledger);
          device.exchange();
          findings.require(device.waiting.count().waiting() == 0, "writes still wait");
        }
        clock.setOff(Duration.ZERO);
        rightAgain(run, place, hub, findings, trial);
        findings.trial();
      }
      findings.integrity(Content.integrity(place, run.place("scratch")));
      findings.delivered(ledger.balance(hub.listClients()));
    }
    return findings.verdict();
  }

  private static void rightAgain(
      FaultRun run, Path place, ShopHub hub, Findings findings, int trial)
      throws IOException, SQLException {
    try (Device device = new Device(place, hub.url());
        Device control = new Device(run.place("control"), hub.url())) {
      device.retention.run();
      device.exchange();
      control.exchange();
      long apart =
          Content.differences(Content.of(device, place), Content.of(control, run.place("control")));
      findings.require(
          apart == 0,
          "after a jump of %d days %d entries differ"
              .formatted(JUMPS.get(trial % JUMPS.size()).toDays(), apart));
    }
  }

  private static Put line(int trial) {
    return ShopHub.history(trial % 40, 10 + trial, Instant.now());
  }
}
