package app.dangol.screen.associate.model;

import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.AuditTrail.Entry;
import app.dangol.trust.AuditTrail.Whose;
import app.dangol.trust.access.Role;
import app.dangol.visit.TrailLook;
import app.dangol.visit.TrailLook.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what one row of the trail says. */
final class TrailRowWords {
  /** Words of the trail's own that people are told in their language. */
  private static final Set<String> TOLD =
      Set.of(
          "none",
          "at_their_word",
          "not_their_number",
          "too_many_tries",
          "unasked",
          "by_hand",
          "idle",
          "relieved",
          "hub",
          "closed",
          "five",
          "ten");

  /** Enough to tell those apart who stand in one list. */
  private static final int PSEUDONYM_SHOWN = 4;

  private final Texts texts;
  private final Times times;
  private final Instant now;

  TrailRowWords(Texts texts, Times times, Instant now) {
    this.texts = texts;
    this.times = times;
    this.now = now;
  }

  TrailPage.Row of(TrailLook.Row row) {
    Entry entry = row.entry();
    Optional<Action> action = Action.find(entry.action());
    String what = action.map(this::what).orElseGet(() -> unknown(entry.action()));
    List<String> who = new ArrayList<>();
    who.add(isNobodyKnown(action) ? texts.get("trail.who.unknown", row.by().id()) : who(row.by()));
    row.colleague().ifPresent(whom -> who.add(texts.get("trail.who.account", who(whom))));
    whose(row).ifPresent(who::add);
    return new TrailPage.Row(
        entry.word().isBlank() ? what : texts.get("trail.detail", what, word(action, entry.word())),
        String.join(" · ", who),
        String.join(" · ", about(row)),
        entry.reason().map(reason -> texts.get("trail.reason", reason)).orElse(""));
  }

  String what(Action action) {
    return texts.get("trail.act." + action.key());
  }

  /** Somebody who did something, or whose account it is. */
  String who(Actor actor) {
    return actor
        .name()
        .map(name -> texts.get("trail.who.named", name, actor.id()))
        .orElse(actor.id());
  }

  private String unknown(String action) {
    return texts.get("trail.unknown", action);
  }

  /** Whoever types a PIN that is not theirs has not said who they are. */
  private static boolean isNobodyKnown(Optional<Action> action) {
    return action
        .filter(what -> what == Action.PIN_REFUSED || what == Action.LOCKED_OUT)
        .isPresent();
  }

  /** What is the same in every language is shown as it is, unless there is a better word. */
  private String word(Optional<Action> action, String word) {
    if (word.equals(AuditAct.UNVOUCHED)) {
      return texts.get("trail.word." + word);
    }
    if (action.filter(what -> what == Action.SEARCH || what.isAboutStaff()).isEmpty()) {
      return word;
    }
    return TOLD.contains(word) ? texts.get("trail.word." + word) : roles(word);
  }

  private String roles(String word) {
    return Arrays.stream(word.split(","))
        .map(key -> Role.find(key).map(role -> texts.get("role." + role.key())).orElse(key))
        .collect(Collectors.joining(", "));
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
}
