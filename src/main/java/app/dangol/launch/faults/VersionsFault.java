package app.dangol.launch.faults;

import app.dangol.cache.OpDraft;
import app.dangol.central.CentralApi;
import app.dangol.central.CentralException;
import app.dangol.hub.Put;
import app.dangol.id.OpId;
import app.dangol.sync.SyncResult;
import app.dangol.wire.AuditHeads;
import app.dangol.wire.AuditRows;
import app.dangol.wire.Manifest;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

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
              + " all others are sent. Rows of the audit trail, which such a hub"
              + " does not keep, are all there once it is new.";
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
        try (Device device = new Device(place, hub.url(), hooks())) {
          device.look(trial % 40);
          switch (kind) {
            case OLD_HUB -> writeUnknown(device, trial, ledger, findings);
            case NEW_HUB -> fetchUnknown(device, hub, trial, ledger, findings);
          }
        }
        findings.trial();
      }
      try (Device device = new Device(place, hub.url());
          Device control = new Device(run.place("control"), hub.url())) {
        List<Long> before = hub.listTrailRows();
        findings.require(
            before.size() == (kind == Kind.OLD_HUB ? 0 : trials),
            "of " + trials + " rows of the trail the hub has " + before.size());
        device.exchange();
        findings.require(
            hub.listTrailRows().equals(LongStream.rangeClosed(1, trials).boxed().toList()),
            "the hub has not each row of the trail once, in order");
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

  private Device.Hooks hooks() {
    return switch (kind) {
      case OLD_HUB ->
          new Device.Hooks(Clock.systemUTC(), UnaryOperator.identity(), WithoutTrailRows::new);
      case NEW_HUB -> Device.Hooks.none();
    };
  }

  /** As a hub answers that keeps where trails end, and no rows of them. */
  private static final class WithoutTrailRows extends ForwardedLine {
    WithoutTrailRows(CentralApi real) {
      super(real);
    }

    @Override
    public Manifest.Answer manifest(Manifest.Request request) {
      Manifest.Answer answer = super.manifest(request);
      AuditHeads.Kept kept = answer.audit();
      return kept == null
          ? answer
          : answer.with(kept.with(null, null), answer.cardKeys(), answer.erasures());
    }

    @Override
    public AuditRows.Answer auditRows(AuditRows.Request request) {
      throw new CentralException(CentralException.Kind.REFUSED, "audit rows got 404", null);
    }
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
