package app.dangol.screen.associate.model;

import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.AuditTrail;
import app.dangol.trust.AuditTrail.Entry;
import app.dangol.trust.AuditTrail.Whose;
import app.dangol.trust.audit.TrailCheck.Standing;
import app.dangol.visit.TrailFilter;
import app.dangol.visit.TrailFilter.Days;
import app.dangol.visit.TrailLook;
import app.dangol.visit.TrailLook.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says who looked at or changed whose data. */
public final class TrailPresenter {
  private static final int DAYS_OF_A_YEAR = 365;

  /** Words of a search that people are told in their language. */
  private static final Set<String> FOUND =
      Set.of("none", "at_their_word", "not_their_number", "too_many_tries");

  /** Enough to tell those apart who stand in one list. */
  private static final int PSEUDONYM_SHOWN = 4;

  private final Texts texts;
  private final Times times;
  private final Instant now;

  public TrailPresenter(Texts texts, Times times, Instant now) {
    this.texts = texts;
    this.times = times;
    this.now = now;
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
        seen.rows().stream().map(this::row).toList(),
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
    TrailStandingWords words = new TrailStandingWords(texts, times, now);
    return new TrailPage(
        words.standing(standing),
        TrailStandingWords.isWrong(standing),
        words.sent(standing),
        texts.get("trail.kept", AuditTrail.KEPT.toDays() / DAYS_OF_A_YEAR),
        chosen,
        rows,
        newer,
        older,
        hint,
        choices);
  }

  private TrailPage.Row row(TrailLook.Row row) {
    Entry entry = row.entry();
    String what = what(entry.action());
    List<String> who = new ArrayList<>(List.of(actor(row.by())));
    whose(row).ifPresent(who::add);
    return new TrailPage.Row(
        entry.detail().isBlank() ? what : texts.get("trail.detail", what, detail(entry.detail())),
        String.join(" · ", who),
        String.join(" · ", about(row)),
        entry.reason().map(reason -> texts.get("trail.reason", reason)).orElse(""));
  }

  private List<String> about(TrailLook.Row row) {
    Entry entry = row.entry();
    List<String> about = new ArrayList<>();
    about.add(times.age(entry.at(), now));
    about.add(times.timeOfDay(entry.at()));
    String store = row.store().map(name -> name.in(texts.locale())).orElse(entry.store());
    if (store.isBlank()) {
      about.add(texts.get("trail.where.none"));
    } else {
      about.add(texts.get("trail.where", store, entry.device()));
    }
    about.add(texts.get("trail.number", entry.seq()));
    return about;
  }

  /** In words, also what only a newer program does. */
  private String what(String action) {
    return Arrays.stream(Action.values())
        .filter(known -> known.key().equals(action))
        .findFirst()
        .map(this::what)
        .orElseGet(() -> texts.get("trail.unknown", action));
  }

  private String what(Action action) {
    return texts.get("trail.act." + action.key());
  }

  /** A word of the trail's own, which is the same in every language, unless there is a better. */
  private String detail(String word) {
    return FOUND.contains(word) ? texts.get("trail.found." + word) : word;
  }

  private String actor(Actor actor) {
    return actor
        .name()
        .map(name -> texts.get("trail.who.named", name, actor.id()))
        .orElse(actor.id());
  }

  private Optional<String> whose(TrailLook.Row row) {
    return switch (row.entry().whose()) {
      case Whose.Nobody nobody -> Optional.empty();
      case Whose.Known known ->
          Optional.of(
              row.masked()
                  .map(name -> texts.get("name.address", name))
                  .orElseGet(() -> texts.get("trail.whose.elsewhere")));
      case Whose.Erased(String pseudonym) ->
          Optional.of(texts.get("trail.whose.erased", pseudonym.substring(0, PSEUDONYM_SHOWN)));
    };
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
                    .map(this::actor)
                    .orElse(id)));
    filter.action().ifPresent(action -> chosen.add(what(action)));
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
        .forEach(actor -> who.add(choice(actor(actor), now.by(Optional.of(actor.id())), now)));
    choices.add(new TrailPage.Choices(texts.get("trail.who"), who));
    List<TrailPage.Choice> what = new ArrayList<>();
    what.add(choice(texts.get("trail.what.any"), now.of(Optional.empty()), now));
    for (Action action : Action.values()) {
      what.add(choice(what(action), now.of(Optional.of(action)), now));
    }
    choices.add(new TrailPage.Choices(texts.get("trail.what"), what));
    return choices;
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
