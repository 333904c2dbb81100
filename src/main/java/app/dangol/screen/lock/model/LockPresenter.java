package app.dangol.screen.lock.model;

import app.dangol.id.StaffId;
import app.dangol.screen.lock.model.LockPage.Pad;
import app.dangol.screen.lock.model.LockPage.Tile;
import app.dangol.screen.lock.model.LockState.Last;
import app.dangol.text.Texts;
import app.dangol.trust.access.SignIn.Standing;
import app.dangol.visit.DutyEvent.Person;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Puts the lock screen into words. Pure. */
public final class LockPresenter {
  private final Texts texts;
  private final Optional<String> demoPin;

  /**
   * @param demoPin everybody's PIN in the demo; empty outside it
   */
  public LockPresenter(Texts texts, Optional<String> demoPin) {
    this.texts = texts;
    this.demoPin = demoPin;
  }

  /**
   * The page.
   *
   * @param since how long ago the people were looked at
   * @param looked whether they ever were
   */
  public LockPage present(LockState state, Duration since, boolean looked) {
    boolean nobody = looked && state.people().isEmpty();
    return new LockPage(
        texts.get(nobody ? "lock.nobody.title" : "lock.title"),
        nobody ? Optional.of(texts.get("lock.nobody.what")) : Optional.empty(),
        state.notice().map(texts::get),
        nobody ? Optional.empty() : demoPin.map(pin -> texts.get("lock.demo", pin)),
        state.people().stream().map(person -> tile(person, state.chosen(), since)).toList(),
        state.find(state.asked()).map(asked -> pad(state, asked, since)));
  }

  private Tile tile(Person person, Optional<StaffId> chosen, Duration since) {
    String note =
        switch (after(person.standing(), since)) {
          case Standing.Open open -> "";
          case Standing.Paused paused -> texts.get("lock.tile.paused");
          case Standing.Barred barred -> texts.get("lock.tile.barred");
        };
    boolean selected = chosen.filter(person.id()::equals).isPresent();
    return new Tile(person.id(), person.name(), note, selected);
  }

  private Pad pad(LockState state, Person asked, Duration since) {
    boolean helping = state.helper().isPresent();
    String other = state.find(state.chosen()).map(Person::name).orElse("");
    String title =
        helping
            ? texts.get("lock.pin.for", asked.name(), other)
            : texts.get("lock.pin", asked.name());
    return switch (after(asked.standing(), since)) {
      case Standing.Open open ->
          new Pad(title, words(state, open), isBad(state.last()), !isLooking(state), List.of());
      case Standing.Paused paused ->
          new Pad(asked.name(), paused(paused.left()), true, false, helpers(state, asked, since));
      case Standing.Barred barred ->
          new Pad(
              asked.name(), texts.get("lock.barred"), true, false, helpers(state, asked, since));
    };
  }

  private static boolean isLooking(LockState state) {
    return state.last() instanceof Last.Looking;
  }

  private static boolean isBad(Last last) {
    return last instanceof Last.Wrong || last instanceof Last.Failed;
  }

  private String words(LockState state, Standing.Open open) {
    return switch (state.last()) {
      case Last.Nothing nothing -> "";
      case Last.Looking looking -> texts.get("lock.checking");
      case Last.Wrong wrong -> texts.get("lock.wrong", open.left());
      case Last.Freed freed ->
          texts.get("lock.freed", state.find(state.chosen()).map(Person::name).orElse(""));
      case Last.Failed failed ->
          texts.get("failed", texts.get("failure." + failed.code()), failed.code());
    };
  }

  private String paused(Duration left) {
    long seconds = Math.max(1, Math.ceilDiv(left.toMillis(), 1000));
    String rest = Long.toString(seconds % 60);
    return texts.get(
        "lock.paused", Long.toString(seconds / 60), rest.length() < 2 ? "0" + rest : rest);
  }

  /** None while one is being asked for theirs. */
  private List<Tile> helpers(LockState state, Person asked, Duration since) {
    return state.helper().isPresent()
        ? List.of()
        : state.people().stream()
            .filter(each -> each.mayFree() && !each.id().equals(asked.id()))
            .filter(each -> after(each.standing(), since) instanceof Standing.Open)
            .map(each -> tile(each, state.helper(), since))
            .toList();
  }

  /** A pause runs on by itself; what stands at its end the desk says. */
  private static Standing after(Standing standing, Duration since) {
    return standing instanceof Standing.Paused paused
        ? new Standing.Paused(paused.left().minus(since))
        : standing;
  }
}
