package app.dangol.screen.setup.model;

import app.dangol.screen.setup.model.EnrolmentPage.Codes;
import app.dangol.screen.setup.model.EnrolmentSubject.Lost;
import app.dangol.screen.setup.model.EnrolmentSubject.Why;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts the state of an enrolment into words. Pure. */
public final class EnrolmentPresenter {
  private final Texts texts;
  private final Times times;

  public EnrolmentPresenter(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.times = texts.times(zone);
  }

  /** The page as of that moment. */
  public EnrolmentPage present(EnrolmentSubject subject, EnrolmentReport report, Instant now) {
    Optional<Codes> codes = Optional.empty();
    Optional<String> left = Optional.empty();
    if (report instanceof EnrolmentReport.Waiting w && now.isBefore(w.until())) {
      codes = Optional.of(new Codes(w.userCode(), w.address(), w.completeAddress()));
      left = Optional.of(left(Duration.between(now, w.until())));
    }
    return new EnrolmentPage(
        subject.why() == Why.NEW
            ? Optional.empty()
            : Optional.of(
                texts.get("setup.enrol.why." + subject.why().name().toLowerCase(Locale.ROOT))),
        texts.get("setup.enrol.device", subject.device(), subject.store()),
        codes,
        left,
        status(report, now),
        tone(report, now),
        mayAskAgain(report, now),
        subject.mayGoOn(),
        lost(subject.lost(), now));
  }

  private String left(Duration time) {
    return texts.get(
        "setup.enrol.left", time.toMinutes(), String.format("%02d", time.toSecondsPart()));
  }

  private String status(EnrolmentReport report, Instant now) {
    return switch (report) {
      case EnrolmentReport.Asking asking -> texts.get("setup.enrol.asking");
      case EnrolmentReport.Waiting waiting ->
          texts.get(now.isBefore(waiting.until()) ? "setup.enrol.waiting" : "setup.enrol.expired");
      case EnrolmentReport.Denied denied -> texts.get("setup.enrol.denied");
      case EnrolmentReport.Expired expired -> texts.get("setup.enrol.expired");
      case EnrolmentReport.OtherStore other ->
          texts.get("setup.enrol.other.store", other.approved(), other.configured());
      case EnrolmentReport.Failed failed ->
          texts.get(
              failed.offline() ? "setup.enrol.offline" : "setup.enrol.refused",
              failed.code().text());
      case EnrolmentReport.Done done -> texts.get("setup.enrol.done");
    };
  }

  private static Tone tone(EnrolmentReport report, Instant now) {
    return switch (report) {
      case EnrolmentReport.Asking asking -> Tone.PLAIN;
      case EnrolmentReport.Waiting waiting ->
          now.isBefore(waiting.until()) ? Tone.PLAIN : Tone.CAUTION;
      case EnrolmentReport.Expired expired -> Tone.CAUTION;
      case EnrolmentReport.Denied denied -> Tone.BAD;
      case EnrolmentReport.OtherStore other -> Tone.BAD;
      case EnrolmentReport.Failed failed -> failed.offline() ? Tone.CAUTION : Tone.BAD;
      case EnrolmentReport.Done done -> Tone.GOOD;
    };
  }

  private static boolean mayAskAgain(EnrolmentReport report, Instant now) {
    return switch (report) {
      case EnrolmentReport.Asking asking -> false;
      case EnrolmentReport.Waiting waiting -> !now.isBefore(waiting.until());
      case EnrolmentReport.Done done -> false;
      case EnrolmentReport.Denied denied -> true;
      case EnrolmentReport.Expired expired -> true;
      case EnrolmentReport.OtherStore other -> true;
      case EnrolmentReport.Failed failed -> true;
    };
  }

  private List<String> lost(List<Lost> lost, Instant now) {
    if (lost.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(texts.get("setup.enrol.lost.title", lost.stream().mapToInt(Lost::count).sum()));
    for (Lost each : lost) {
      lines.add(
          texts.get(
              "setup.enrol.lost.line",
              texts.get("refusal.kind." + kind(each.type())),
              each.count(),
              times.age(each.oldest(), now)));
    }
    lines.add(texts.get("setup.enrol.lost.kept"));
    return lines;
  }

  /** Types of ops are named after what they are about: {@code note.add}, {@code task.edit}. */
  private static String kind(String type) {
    String about = type.substring(0, Math.max(0, type.indexOf('.')));
    return switch (about) {
      case "note", "wish", "task", "reservation", "consent", "profile", "taste", "steering" ->
          about;
      default -> "other";
    };
  }
}
