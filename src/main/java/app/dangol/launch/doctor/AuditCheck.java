package app.dangol.launch.doctor;

import app.dangol.cache.AuditLook;
import app.dangol.cache.AuditLook.Sight;
import app.dangol.central.HubAnswer;
import app.dangol.failure.DangolException;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.FileDeviceKeys;
import app.dangol.trust.audit.AuditFinding;
import app.dangol.trust.audit.AuditMark;
import app.dangol.wire.AuditHeads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether the audit trail is as it was written, and continues what the hub knows of it. */
final class AuditCheck implements Check {
  private static final String WIPED =
      "If the device was wiped or enrolled anew just now, start the app and look again. Else: ";

  private final Path folder;
  private final RunningApp app;
  private final AuditLook look;
  private final Supplier<HubVisit> visit;

  /** Of the hub inside the app, which lies in the same folder. */
  private final KeptHead embedded;

  AuditCheck(
      Path folder, RunningApp app, AuditLook look, Supplier<HubVisit> visit, KeptHead embedded) {
    this.embedded = embedded;
    this.folder = folder;
    this.app = app;
    this.look = look;
    this.visit = visit;
  }

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public List<Finding> look() {
    Path file = DatabaseFile.OPS.in(folder);
    if (Files.notExists(file)) {
      return none(askHub().kept());
    }
    FieldCipher cipher;
    try {
      cipher = new FieldCipher(FileDeviceKeys.openExisting(folder));
    } catch (DangolException e) {
      return List.of(Finding.unchecked("not checked: the device's key cannot be used"));
    }
    // The hub first: what the app writes and sends meanwhile would be missing here otherwise.
    Said said = askHub();
    Optional<AuditHeads.Kept> hub = said.kept();
    List<Finding> findings = new ArrayList<>();
    switch (sight(file, cipher, hub.map(AuditCheck::mark))) {
      case Sight.Absent absent -> findings.addAll(none(hub));
      case Sight.Unreadable unreadable ->
          findings.add(
              Finding.unchecked(
                  "not checked: it cannot be looked at now (" + unreadable.why() + ")"));
      case Sight.Looked looked -> findings.addAll(of(looked, said));
    }
    hub.map(AuditHeads.Kept::refusedAt).map(this::refused).ifPresent(findings::add);
    return findings;
  }

  /** Where the hub has a row, there was a trail. */
  private List<Finding> none(Optional<AuditHeads.Kept> hub) {
    return List.of(
        hub.filter(kept -> kept.seq() > 0)
            .map(kept ->
                Finding.failed(
                    "there is no audit trail any more, but the hub has row "
                        + kept.seq()
                        + " (AUD-01)",
                    WIPED + cure()))
            .orElseGet(() -> Finding.ok("there is no audit trail yet")));
  }

  /**
   * What came of asking.
   *
   * @param answered whether the hub could say what it keeps of this device
   */
  private record Said(boolean answered, Optional<AuditHeads.Kept> kept) {
    private static final Said NOTHING = new Said(false, Optional.empty());
  }

  private Said askHub() {
    return switch (visit.get()) {
      case HubVisit.Asked asked ->
          new Said(asked.answer().outcome() == HubAnswer.Outcome.SERVES, asked.answer().audit());
      case HubVisit.Embedded inside -> new Said(embedded.isReadable(), embedded.find());
      case HubVisit.NoToken noToken -> Said.NOTHING;
      case HubVisit.NoWay noWay -> Said.NOTHING;
      case HubVisit.Unenrolled unenrolled -> Said.NOTHING;
      case HubVisit.Ended ended -> Said.NOTHING;
    };
  }

  /** Looked at again if the app came meanwhile: it may have written under our eyes. */
  private Sight sight(Path file, FieldCipher cipher, Optional<AuditMark> hub) {
    boolean inUse = app.isRunning();
    Sight sight = look.at(file, inUse, cipher, hub);
    return !inUse && app.isRunning() ? look.at(file, true, cipher, hub) : sight;
  }

  private static AuditMark mark(AuditHeads.Kept kept) {
    return new AuditMark(AuditMark.Kind.HEAD, kept.chain(), kept.seq(), kept.hash(), Instant.EPOCH);
  }

  private List<Finding> of(Sight.Looked looked, Said said) {
    if (!looked.findings().isEmpty()) {
      return looked.findings().stream().map(this::wrong).toList();
    }
    String detail =
        looked.rows() == 1
            ? "the one row of the audit trail is as it was written"
            : "the " + looked.rows() + " rows of the audit trail are as they were written";
    String signed =
        looked
            .signed()
            .map(head -> "; row " + head.seq() + " was signed at " + head.at())
            .orElse("; none was signed so far");
    if (said.answered() && said.kept().isEmpty() && looked.hub().isPresent()) {
      return List.of(
          Finding.advice(
              detail
                  + signed
                  + "; the hub has forgotten this trail, of which it had row "
                  + looked.hub().getAsLong(),
              "If the hub was set up anew, put back from a copy, or is an older program now, let the"
                  + " app exchange once and look again. Else somebody has deleted its record"
                  + " audit.head: tell whoever answers for personal data."));
    }
    String compared = said.kept().map(AuditCheck::had).orElse("; not compared with what a hub has");
    return List.of(Finding.ok(detail + signed + compared));
  }

  private static String had(AuditHeads.Kept kept) {
    Long rows = kept.rows();
    String copies =
        rows == null
            ? "keeps no copy of its rows, for it is older than this program"
            : "keeps a copy up to row " + rows;
    return "; the hub has row " + kept.seq() + " and " + copies;
  }

  private Finding wrong(AuditFinding finding) {
    return switch (finding) {
      case AuditFinding.Lost lost ->
          failed(
              "parts of the audit trail are missing or no such parts any more: a table, a column, or"
                  + " where it begins");
      case AuditFinding.OutOfOrder order ->
          failed("behind row " + order.after() + " of the audit trail stands row " + order.found());
      case AuditFinding.Altered altered ->
          failed("row " + altered.seq() + " of the audit trail was altered");
      case AuditFinding.Rewritten rewritten ->
          failed("the audit trail was written anew up to row " + rewritten.seq() + " or further");
      case AuditFinding.Cut cut ->
          failed(
              "the audit trail ends with row "
                  + cut.last()
                  + ", but row "
                  + cut.signed()
                  + " was there");
      case AuditFinding.OtherChain other ->
          Finding.failed(
              "this is another audit trail than the hub knows of this device (AUD-01)",
              WIPED + cure());
      case AuditFinding.Unsigned unsigned ->
          failed(
              switch (unsigned.what()) {
                case HEAD -> "the end of the audit trail is not signed by this device";
                case ANCHOR -> "the beginning of the audit trail is not signed by this device";
              });
      case AuditFinding.NotThatPerson person ->
          failed("row " + person.seq() + " of the audit trail is not about whom it says");
      case AuditFinding.NotThatReason reason ->
          failed("the reason of row " + reason.seq() + " of the audit trail is not what was given");
    };
  }

  private Finding refused(String since) {
    return failed("the hub holds since " + since + " that the audit trail was tampered with");
  }

  private Finding failed(String what) {
    return Finding.failed(what + " (AUD-01)", cure());
  }

  private String cure() {
    return "Leave "
        + folder
        + " as it is, copy it to a safe place, and tell whoever answers for personal data. The hub"
        + " keeps which row was the last that is certain.";
  }
}
