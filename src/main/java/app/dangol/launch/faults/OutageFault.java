package app.dangol.launch.faults;

import app.dangol.failure.DangolException;
import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The line to the hub is away for hours or days, while the shop goes on. */
final class OutageFault implements Fault {
  private static final Duration DRAINED_WITHIN = Duration.ofMinutes(10);
  private static final long SERVED_MS = 300;

  private final String word;
  private final int hours;
  private final Duration retention;

  /**
   * @param retention how long the hub keeps tombstones; a longer outage asks for a new snapshot
   */
  OutageFault(String word, int hours, Duration retention) {
    this.word = word;
    this.hours = hours;
    this.retention = retention;
  }

  @Override
  public String name() {
    return word;
  }

  @Override
  public String promise() {
    return "Through "
        + hours
        + " hours without the hub every customer is shown within 300 ms; afterwards what was"
        + " written is sent within 10 minutes, once, and the cache is what a new device's is.";
  }

  @Override
  public Verdict run(FaultRun run) throws IOException, InterruptedException, SQLException {
    Findings findings = new Findings(name(), run.scale());
    Ledger ledger = new Ledger();
    Path place = run.place("device");
    SettableClock clock = new SettableClock();
    clock.setOff(Duration.ofHours(-hours));
    int writesAnHour = run.scale().trials(4, 40, 60);
    try (ShopHub hub = ShopHub.filled(run.place("hub").resolve("hub.db"), clock);
        FaultyLine line = new FaultyLine(hub.url())) {
      hub.prune(clock.instant(), retention);
      try (Device device = new Device(place, line.url(), Device.Hooks.at(clock))) {
        device.exchange();
        line.behave(new Reply.Away());
        for (int hour = 0; hour < hours; hour++) {
          workWithoutHub(device, hub, hour, writesAnHour, ledger, findings);
          clock.advance(Duration.ofHours(1));
          if (hour % 24 == 23) {
            hub.prune(clock.instant(), retention);
          }
        }
        line.behave(new Reply.Pass());
        long begun = System.nanoTime();
        device.exchange();
        long millis = (System.nanoTime() - begun) / 1_000_000;
        findings.count("drained in ms", millis);
        findings.requireInTime(
            millis <= DRAINED_WITHIN.toMillis(), "drained only in " + millis + " ms");
        findings.require(device.waiting.count().waiting() == 0, "writes still wait");
        try (Device control = new Device(run.place("control"), hub.url())) {
          control.exchange();
          List<Object> held = Content.of(device, place);
          List<Object> fresh = Content.of(control, run.place("control"));
          findings.require(
              held.equals(fresh),
              "the device holds something else than a new one: " + Content.kindsApart(held, fresh));
        }
      }
      findings.integrity(Content.integrity(place, run.place("scratch")));
      findings.delivered(ledger.balance(hub.listClients()));
    }
    return findings.verdict();
  }

  private static void workWithoutHub(
      Device device, ShopHub hub, int hour, int writes, Ledger ledger, Findings findings) {
    for (int i = 0; i < writes; i++) {
      device.write((hour + i) % 100, "note " + hour + "-" + i, ledger);
    }
    try {
      device.exchange();
      findings.broken("an exchange succeeded without a line");
    } catch (DangolException e) {
      findings.trial();
    }
    for (int i = 0; i < 5; i++) {
      long millis = device.serve((hour * 5 + i) % 100).toMillis();
      findings.most("slowest answer of the cache in ms", millis);
      findings.requireInTime(millis <= SERVED_MS, "the cache took " + millis + " ms");
    }
    // Meanwhile the rest of the chain goes on as well: changes, and customers who leave.
    hub.writer().put(ShopHub.CLIENTS, List.of(ShopHub.customer(100 + hour % 50, "Zoë " + hour)));
    if (hour % 5 == 0) {
      leave(hub, ShopHub.id(ShopHub.CUSTOMERS - 1 - hour / 5));
    }
  }

  /** With everything about them, as the hub itself takes a customer off its devices. */
  private static void leave(ShopHub hub, String customer) {
    List<String> lines =
        hub.listClients().stream()
            .filter(row -> row.entity().equals(Entity.HISTORY))
            .map(Row::key)
            .filter(key -> key.startsWith(customer + "|"))
            .toList();
    hub.writer().remove(ShopHub.CLIENTS, Entity.HISTORY, lines);
    hub.writer().remove(ShopHub.CLIENTS, Entity.CUSTOMER, List.of(customer));
  }
}
