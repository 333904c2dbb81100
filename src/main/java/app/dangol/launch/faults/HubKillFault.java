package app.dangol.launch.faults;

import app.dangol.failure.DangolException;
import app.dangol.hub.Hub;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The hub's process is killed while devices send to it, and started again. */
final class HubKillFault implements Fault {
  private static final int WRITES_EACH = 25;

  @Override
  public String name() {
    return "hub-kill";
  }

  @Override
  public String promise() {
    return "A hub killed while it takes writes in has each of them once after its restart, and its"
        + " file passes integrity_check.";
  }

  @Override
  public Verdict run(FaultRun run) throws IOException, InterruptedException, SQLException {
    Findings findings = new Findings(name(), run.scale());
    Path file = run.place("hub").resolve("hub.db");
    try (Hub fresh = ShopHub.open(file, Clock.systemUTC())) {
      ShopHub.fill(fresh.writer(), Clock.systemUTC().instant(), ShopHub.CUSTOMERS);
    }
    Random random = run.random("moments");
    Ledger ledger = new Ledger();
    @Nullable URI url = null;
    for (int trial = 0; trial < run.scale().trials(3, 20, 60); trial++) {
      try (Child hub = start(run, file, url)) {
        url = URI.create(hub.await(HubProcess.READY));
        int after = random.nextInt(400);
        sendUntilKilled(run, hub, url, trial, after, ledger, findings);
        findings.trial();
      }
      findings.integrity(Content.integrityOf(file));
    }
    try (Child hub = start(run, file, url)) {
      url = URI.create(hub.await(HubProcess.READY));
      settle(run, url, ledger, findings);
    }
    return findings.verdict();
  }

  private static Child start(FaultRun run, Path file, @Nullable URI before) throws IOException {
    int port = before == null ? 0 : before.getPort();
    return Child.start(
        HubProcess.class, run.place("child"), List.of(file.toString(), Integer.toString(port)));
  }

  private static void sendUntilKilled(
      FaultRun run, Child hub, URI url, int trial, int after, Ledger ledger, Findings findings)
      throws IOException, InterruptedException {
    try (Device device = new Device(run.place("device"), url)) {
      Thread killer =
          Thread.startVirtualThread(() -> {
            try {
              Thread.sleep(after);
              hub.kill();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      for (int n = 0; n < WRITES_EACH || killer.isAlive(); n++) {
        device.write(n % 40, "note " + trial + "-" + n, ledger);
        try {
          device.exchange();
        } catch (DangolException e) {
          findings.count("exchanges cut", 1);
        }
      }
      killer.join();
    }
    findings.require(hub.wasKilled(), "the hub ended by itself: " + hub.words());
  }

  private static void settle(FaultRun run, URI url, Ledger ledger, Findings findings)
      throws IOException, SQLException {
    Path place = run.place("device");
    try (Device device = new Device(place, url);
        Device control = new Device(run.place("control"), url);
        var api = ShopHub.client(url)) {
      device.exchange();
      control.exchange();
      findings.require(
          Content.of(device, place).equals(Content.of(control, run.place("control"))),
          "the device holds something else than a new one");
      findings.delivered(ledger.balance(ShopHub.listRows(api, ShopHub.CLIENTS)));
    }
  }
}
