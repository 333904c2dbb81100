package app.dangol.launch.faults;

import app.dangol.cache.OpDraft;
import app.dangol.hub.Put;
import app.dangol.id.OpId;
import app.dangol.sync.SyncResult;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** Device and hub are of different versions. */
final class VersionsFault implements Fault {
  private final Kind kind;

  /** Which of the two is the older one. */
  enum Kind {
    OLD_HUB("old-hub"),
    NEW_HUB("new-hub");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  VersionsFault(Kind kind) {
    this.kind = kind;
  }

  @Override
  public String name() {
    return kind.word;
  }

  @Override
  public String promise() {
    return switch (kind) {
      case OLD_HUB ->
          "Writes of a type the hub does not know wait in sight of a person and are offered again;"
              + " all others are sent.";
      case NEW_HUB ->
          "Rows the device does not know are counted and fields passed over, so that nothing is"
              + " fetched twice; all others are there.";
    };
  }

  @Override
  public Verdict run(FaultRun run) throws IOException, InterruptedException, SQLException {
    Findings findings = new Findings(name(), run.scale());
    Path place = run.place("device");
    Ledger ledger = new Ledger();
    try (ShopHub hub = ShopHub.filled(run.place("hub").resolve("hub.db"), Clock.systemUTC())) {
      int trials = run.scale().trials(5, 30, 200);
      for (int trial = 0; trial < trials; trial++) {
        try (Device device = new Device(place, hub.url())) {
          switch (kind) {
            case OLD_HUB -> writeUnknown(device, trial, ledger, findings);
            case NEW_HUB -> fetchUnknown(device, hub, trial, ledger, findings);
          }
        }
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
      findings.integrity(Content.integrity(place, run.place("scratch")));
      findings.delivered(ledger.balance(hub.listClients()));
    }
    return findings.verdict();
  }

  private static void writeUnknown(Device device, int trial, Ledger ledger, Findings findings) {
    String customer = ShopHub.id(trial % 40);
    JsonObject body = new JsonObject();
    body.addProperty("something", trial);
    device.write(trial % 40, "before " + trial, ledger);
    device.outbox.add(new OpDraft(OpId.create(), "future.thing", customer, "staff-1", body));
    device.write(trial % 40, "after " + trial, ledger);
    device.exchange();
    var counts = device.waiting.count();
    findings.require(
        counts.waiting() + counts.attention() == trial + 1,
        "of " + (trial + 1) + " unknown writes are left " + counts);
    findings.require(counts.attention() == trial + 1, "an unknown write is not in sight");
  }

  private static void fetchUnknown(
      Device device, ShopHub hub, int trial, Ledger ledger, Findings findings) {
    String customer = ShopHub.id(trial % 40);
    Put known = ShopHub.customer(trial % 40, "Renée " + trial);
    String more = known.data().replaceFirst("\\{", "{\"mood\":{\"of\":\"today\"},");
    hub.writer()
        .put(
            ShopHub.CLIENTS,
            List.of(
                new Put(known.entity(), known.key(), more),
                new Put("hologram", customer + "|" + trial, "{\"seen\":" + trial + "}")));
    if (trial > 2) {
      hub.writer()
          .remove(
              ShopHub.CLIENTS,
              "hologram",
              List.of(ShopHub.id((trial - 2) % 40) + "|" + (trial - 2)));
    }
    device.write(trial % 40, "note " + trial, ledger);
    device.exchange();
    SyncResult again = device.exchange();
    findings.require(again.pulled() == 0, "unknown rows were fetched again");
    findings.require(device.waiting.count().waiting() == 0, "writes still wait");
  }
}
