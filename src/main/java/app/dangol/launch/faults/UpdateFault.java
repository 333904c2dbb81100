package app.dangol.launch.faults;

import app.dangol.cache.EarlierFiles;
import app.dangol.failure.DangolException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Random;

/** The program is updated while writes wait: files of the schemas before this one's are opened. */
final class UpdateFault implements Fault {
  private static final int MOST_WRITES = 30;

  @Override
  public String name() {
    return "update";
  }

  @Override
  public String promise() {
    return "Writes that wait in an ops.db of an earlier version are sent once by this one.";
  }

  @Override
  public Verdict run(FaultRun run) throws IOException, InterruptedException, SQLException {
    Findings findings = new Findings(name(), run.scale());
    Ledger ledger = new Ledger();
    Random random = run.random("writes");
    Path place = run.place("device");
    try (ShopHub hub = ShopHub.filled(run.place("hub").resolve("hub.db"), Clock.systemUTC());
        FaultyLine line = new FaultyLine(hub.url())) {
      for (int trial = 0; trial < run.scale().trials(3, 10, 50); trial++) {
        writeUnsent(place, line, trial, 1 + random.nextInt(MOST_WRITES), ledger);
        EarlierFiles.takeBackOps(place.resolve("ops.db"), 1);
        Content.forgetCache(place);
        EarlierFiles.makeCache(place.resolve("cache.db"), 1 + trial % 3);
        line.behave(new Reply.Pass());
        try (Device updated = new Device(place, line.url())) {
          updated.exchange();
          findings.require(updated.waiting.count().waiting() == 0, "writes still wait");
          findings.require(updated.waiting.count().attention() == 0, "writes were set aside");
        }
        findings.integrity(Content.integrity(place, run.place("scratch")));
        findings.trial();
      }
      try (Device device = new Device(place, hub.url());
          Device control = new Device(run.place("control"), hub.url())) {
        control.exchange();
        findings.require(
            Content.of(device, place).equals(Content.of(control, run.place("control"))),
            "the updated device holds something else than a new one");
      }
      findings.delivered(ledger.balance(hub.listClients()));
    }
    return findings.verdict();
  }

  /** Some of them taken in by the hub before the update, without an answer. */
  private static void writeUnsent(
      Path place, FaultyLine line, int trial, int writes, Ledger ledger) {
    try (Device device = new Device(place, line.url())) {
      for (int i = 0; i < writes / 2; i++) {
        device.write(i, "note " + trial + "-" + i, ledger);
      }
      line.behave(ask -> ask.isOps() ? new Reply.LoseAnswer() : new Reply.Pass());
      try {
        device.exchange();
      } catch (DangolException e) {
        // The answer got lost, as was to be.
        line.behave(new Reply.Away());
      }
      for (int i = writes / 2; i < writes; i++) {
        device.write(i, "note " + trial + "-" + i, ledger);
      }
    }
  }
}
