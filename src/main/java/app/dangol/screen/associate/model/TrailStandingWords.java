package app.dangol.screen.associate.model;

import app.dangol.failure.ErrorCode;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.trust.audit.AuditFinding;
import app.dangol.trust.audit.TrailCheck.Signed;
import app.dangol.trust.audit.TrailCheck.Standing;
import app.dangol.trust.audit.TrailCheck.Standing.Checked;
import app.dangol.trust.audit.TrailCheck.Standing.Unchecked;
import java.time.Instant;
import java.util.Optional;

/** Says whether the trail as a whole is as it was written, and what the hub has of it. */
final class TrailStandingWords {
  private final Texts texts;
  private final Times times;
  private final Instant now;

  TrailStandingWords(Texts texts, Times times, Instant now) {
    this.texts = texts;
    this.times = times;
    this.now = now;
  }

  static boolean isWrong(Optional<Standing> standing) {
    return standing.isPresent()
        && standing.get() instanceof Checked checked
        && !checked.findings().isEmpty();
  }

  String standing(Optional<Standing> standing) {
    if (standing.isEmpty()) {
      return texts.get("trail.checking");
    }
    return switch (standing.get()) {
      case Checked checked ->
          checked.findings().isEmpty()
              ? texts.get("trail.whole", checked.rows())
              : texts.get(
                  "trail.wrong", wrong(checked.findings().getFirst()), ErrorCode.AUD_01.text());
      case Unchecked unchecked -> texts.get("trail.unchecked");
    };
  }

  private String wrong(AuditFinding finding) {
    return switch (finding) {
      case AuditFinding.Lost lost -> texts.get("trail.wrong.lost");
      case AuditFinding.OutOfOrder order ->
          texts.get("trail.wrong.order", order.after(), order.found());
      case AuditFinding.Altered altered -> texts.get("trail.wrong.altered", altered.seq());
      case AuditFinding.Rewritten rewritten -> texts.get("trail.wrong.rewritten", rewritten.seq());
      case AuditFinding.Cut cut -> texts.get("trail.wrong.cut", cut.last(), cut.signed());
      case AuditFinding.OtherChain other -> texts.get("trail.wrong.chain");
      case AuditFinding.Unsigned unsigned -> texts.get("trail.wrong.signature");
      case AuditFinding.NotThatPerson person -> texts.get("trail.wrong.person", person.seq());
      case AuditFinding.NotThatReason reason -> texts.get("trail.wrong.reason", reason.seq());
    };
  }

  /** Blank until it is known. */
  String sent(Optional<Standing> standing) {
    if (standing.isEmpty() || !(standing.get() instanceof Checked checked)) {
      return "";
    }
    if (checked.signed().isEmpty()) {
      // Of a trail that has lost its signature nobody can say here whether it was sent.
      return isWrong(standing) ? "" : texts.get("trail.sent.never");
    }
    Signed signed = checked.signed().get();
    String when =
        texts.get("trail.moment", times.age(signed.at(), now), times.timeOfDay(signed.at()));
    if (checked.hub().isEmpty()) {
      return texts.get("trail.sent.unheard", signed.seq(), when);
    }
    long hub = checked.hub().getAsLong();
    return hub == signed.seq()
        ? texts.get("trail.sent", hub, when)
        : texts.get("trail.sent.behind", hub, signed.seq(), when);
  }
}
