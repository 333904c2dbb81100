package app.dangol.screen.associate.model;

import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.AuditTrail;
import app.dangol.trust.audit.TrailCheck.Standing;
import app.dangol.visit.TrailFilter;
import app.dangol.visit.TrailFilter.Days;
import app.dangol.visit.TrailLook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says who looked at or changed whose data, and who was signed in. */
public final class TrailPresenter {
  private static final int DAYS_OF_A_YEAR = 365;

  private final Texts texts;
  private final Times times;
  private final Instant now;
  private final TrailRowWords words;

  public TrailPresenter(Texts texts, Times times, Instant now) {
    this.texts = texts;
    this.times = times;
    this.now = now;
    this.words = new TrailRowWords(texts, times, now);
  }

  /**
   * The customer in front of whoever reads.
   *
   * @param masked the name as anybody may read it
   */
  public record Present(CustomerId id, String masked) {
    /** Without the name. */
    @Override
    public String toString() {
      return "Present[" + id + "]";
    }
  }

  /**
   * A page that was read.
   *
   * @param standing empty while the trail is still gone through
   * @param present empty while nobody is there
   */
  public TrailPage of(TrailLook.Seen seen, Optional<Standing> standing, Optional<Present> present) {
    return page(
        standing,
        chosen(seen, present),
        seen.rows().stream().map(words::of).toList(),
        seen.newer(),
        seen.older(),
        seen.rows().isEmpty() ? texts.get("trail.none") : "",
        choices(seen, present));
  }

  /** It could not be read. */
  public TrailPage of(ErrorCode failed) {
    String why = texts.get("failed", texts.get("failure." + failed.text()), failed.text());
    return new TrailPage("", false, "", "", "", List.of(), false, false, why, List.of());
  }

  private TrailPage page(
      Optional<Standing> standing,
      String chosen,
      List<TrailPage.Row> rows,
      boolean newer,
      boolean older,
      String hint,
      List<TrailPage.Choices> choices) {
    TrailStandingWords whole = new TrailStandingWords(texts, times, now);
    return new TrailPage(
        whole.standing(standing),
        TrailStandingWords.isWrong(standing),
        whole.sent(standing),
        texts.get("trail.kept", AuditTrail.KEPT.toDays() / DAYS_OF_A_YEAR),
        chosen,
        rows,
        newer,
        older,
        hint,
        choices);
  }

  private String chosen(TrailLook.Seen seen, Optional<Present> present) {
    TrailFilter filter = seen.filter();
    List<String> chosen = new ArrayList<>();
    chosen.add(days(filter.days()));
    filter
        .by()
        .ifPresent(id ->
            chosen.add(
                seen.actors().stream()
                    .filter(actor -> actor.id().equals(id))
                    .findFirst()
                    .map(words::who)
                    .orElse(id)));
    filter.action().ifPresent(action -> chosen.add(words.what(action)));
    filter
        .whose()
        .ifPresent(id ->
            chosen.add(
                present
                    .filter(there -> there.id().equals(id))
                    .map(there -> texts.get("name.address", there.masked()))
                    .orElseGet(() -> texts.get("trail.whose.one"))));
    return String.join(" · ", chosen);
  }

  private List<TrailPage.Choices> choices(TrailLook.Seen seen, Optional<Present> present) {
    TrailFilter now = seen.filter();
    List<TrailPage.Choices> choices = new ArrayList<>();
    choices.add(
        new TrailPage.Choices(
            texts.get("trail.when"),
            Arrays.stream(Days.values())
                .map(days -> choice(days(days), now.within(days), now))
                .toList()));
    if (present.isPresent() || now.whose().isPresent()) {
      choices.add(new TrailPage.Choices(texts.get("trail.whose"), whose(now, present)));
    }
    List<TrailPage.Choice> who = new ArrayList<>();
    who.add(choice(texts.get("trail.who.any"), now.by(Optional.empty()), now));
    seen.actors()
        .forEach(actor -> who.add(choice(words.who(actor), now.by(Optional.of(actor.id())), now)));
    choices.add(new TrailPage.Choices(texts.get("trail.who"), who));
    List<TrailPage.Choice> what = new ArrayList<>();
    what.add(choice(texts.get("trail.what.any"), now.of(Optional.empty()), now));
    what.addAll(acts(now, false));
    choices.add(new TrailPage.Choices(texts.get("trail.what"), what));
    choices.add(new TrailPage.Choices(texts.get("trail.what.staff"), acts(now, true)));
    return choices;
  }

  private List<TrailPage.Choice> acts(TrailFilter now, boolean aboutStaff) {
    return Arrays.stream(Action.values())
        .filter(action -> action.isAboutStaff() == aboutStaff)
        .map(action -> choice(words.what(action), now.of(Optional.of(action)), now))
        .toList();
  }

  private List<TrailPage.Choice> whose(TrailFilter now, Optional<Present> present) {
    List<TrailPage.Choice> whose = new ArrayList<>();
    whose.add(choice(texts.get("trail.whose.any"), now.about(Optional.empty()), now));
    present.ifPresent(there ->
        whose.add(
            choice(
                texts.get("name.address", there.masked()),
                now.about(Optional.of(there.id())),
                now)));
    return whose;
  }

  private static TrailPage.Choice choice(String words, TrailFilter leads, TrailFilter now) {
    return new TrailPage.Choice(words, leads, leads.equals(now));
  }

  private String days(Days days) {
    return texts.get("trail.days." + days.name().toLowerCase(Locale.ROOT));
  }
}
