package app.dangol.launch.faults;

import app.dangol.failure.DangolException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Random;

/** The hub takes writes in, and its answers get lost on the way back. */
final class LostAcksFault implements Fault {
  private static final double LOST = 0.4;
  private static final double AWAY = 0.1;
  private static final double CUT = 0.1;

  @Override
  public String name() {
    return "lost-acks";
  }

  @Override
  public String promise() {
    return "A write of any kind whose answer was lost is sent again under the same id and is at the"
        + " hub once.";
  }

  @Override
  public Verdict run(FaultRun run) throws IOException, InterruptedException, SQLException {
    Findings findings = new Findings(name(), run.scale());
    Ledger ledger = new Ledger();
    Random random = run.random("answers");
    Path place = run.place("device");
    try (ShopHub hub = ShopHub.filled(run.place("hub").resolve("hub.db"), Clock.systemUTC());
        FaultyLine line = new FaultyLine(hub.url())) {
      hub.prepareForMixedWrites();
      try (Device device = new Device(place, line.url())) {
        device.exchange();
        for (int trial = 0; trial < run.scale().trials(20, 150, 1_000); trial++) {
          double fate = random.nextDouble();
          double share = random.nextDouble();
          line.behave(ask -> ask.isOps() ? fate(fate, share) : new Reply.Pass());
          device.write(trial % 40, "note " + trial, ledger);
          int kind = trial % MixedWrites.KINDS;
          int round = trial / MixedWrites.KINDS;
          new MixedWrites(device, "mixed " + trial, 0, round, ledger::acknowledge).write(kind);
          try {
            device.exchange();
          } catch (DangolException e) {
            findings.count("answers lost", 1);
          }
          findings.trial();
        }
        line.behave(new Reply.Pass());
        device.exchange();
        findings.require(device.waiting.count().waiting() == 0, "writes still wait");
        findings.require(device.waiting.count().attention() == 0, "writes were set aside");
      }
      findings.integrity(Content.integrity(place, run.place("scratch")));
      findings.delivered(ledger.balance(hub.listWritten()));
      ledger.requireEachKind(findings);
      MixedWrites.requireStock(hub.listWritten(), hub.listStock(), findings);
    }
    return findings.verdict();
  }

  private static Reply fate(double fate, double share) {
    if (fate < LOST) {
      return new Reply.LoseAnswer();
    }
    if (fate < LOST + AWAY) {
      return new Reply.Away();
    }
    return fate < LOST + AWAY + CUT ? new Reply.Cut(share) : new Reply.Pass();
  }
}
