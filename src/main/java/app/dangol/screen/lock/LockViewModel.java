package app.dangol.screen.lock;

import app.dangol.id.StaffId;
import app.dangol.screen.Appearance;
import app.dangol.screen.FxThread;
import app.dangol.screen.PinDigits;
import app.dangol.screen.lock.model.LockPage;
import app.dangol.screen.lock.model.LockPresenter;
import app.dangol.screen.lock.model.LockState;
import app.dangol.screen.lock.model.LockState.Last;
import app.dangol.screen.part.PinKeys;
import app.dangol.text.Texts;
import app.dangol.trust.access.PinRule;
import app.dangol.trust.access.SignIn.Standing;
import app.dangol.trust.access.StaffMember;
import app.dangol.visit.DutyDesk;
import app.dangol.visit.DutyEvent;
import app.dangol.visit.DutyEvent.Person;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The lock screen: who is there, whose PIN is asked for, and how many digits of it were typed. The
 * digits themselves leave it once, to the desk, and are wiped here at every turn. FX thread, but
 * for what takes events in.
 */
public final class LockViewModel implements PinKeys {
  private final DutyDesk desk;
  private final ObjectProperty<Appearance> appearance;
  private final Optional<String> demoPin;
  private final LongSupplier nanos;
  private final Consumer<StaffMember> onSignedIn;
  private final ReadOnlyObjectWrapper<LockPage> page;
  private final PinDigits digits = new PinDigits();

  private LockState state = LockState.empty();
  private boolean looked;
  private long seenAt;

  /**
   * @param appearance shared with the app behind the lock
   * @param demoPin everybody's PIN in the demo; empty outside it
   * @param nanos a counter such as {@link System#nanoTime}
   * @param onSignedIn told on the FX thread
   */
  public LockViewModel(
      DutyDesk desk,
      ObjectProperty<Appearance> appearance,
      Optional<String> demoPin,
      LongSupplier nanos,
      Consumer<StaffMember> onSignedIn) {
    this.desk = desk;
    this.appearance = appearance;
    this.demoPin = demoPin;
    this.nanos = nanos;
    this.onSignedIn = onSignedIn;
    this.page = new ReadOnlyObjectWrapper<>(presented());
    desk.subscribe(event -> FxThread.run(() -> take(event)));
    appearance.addListener((property, was, now) -> present());
  }

  /**
   * Begins anew: nobody has come.
   *
   * @param notice a key of the bundles that whoever comes has to know first
   */
  public void open(Optional<String> notice) {
    digits.wipe();
    state = LockState.empty().with(state.people()).noticing(notice);
    present();
    desk.look();
  }

  /** Somebody says who they are. */
  public void choose(StaffId who) {
    digits.wipe();
    state = state.choose(who);
    present();
  }

  /** A manager comes to let the chosen one try again. */
  public void help(StaffId manager) {
    digits.wipe();
    state = state.helpedBy(Optional.of(manager));
    present();
  }

  @Override
  public void type(int digit) {
    if (isOpen()) {
      digits.type(digit);
    }
  }

  @Override
  public void takeBack() {
    digits.takeBack();
  }

  /** Has the PIN looked at; nothing happens before it is long enough. */
  @Override
  public void enter() {
    if (!isOpen() || digits.countProperty().get() < PinRule.SHORTEST) {
      return;
    }
    char[] pin = digits.take();
    StaffId chosen = state.chosen().orElseThrow();
    Optional<StaffId> helper = state.helper();
    state = state.with(new Last.Looking());
    present();
    helper.ifPresentOrElse(
        manager -> desk.free(chosen, manager, pin), () -> desk.enter(chosen, pin));
  }

  /** A card was held up while nobody is signed in; what its reader may have typed is no PIN. */
  public void askToSignInFirst() {
    digits.wipe();
    state = state.noticing(Optional.of("lock.sign.in.first"));
    present();
  }

  /** Tells the time that is left anew, and looks again once it is up. */
  public void tick() {
    boolean up =
        state.people().stream()
            .map(Person::standing)
            .anyMatch(each ->
                each instanceof Standing.Paused paused && paused.left().compareTo(since()) <= 0);
    if (up) {
      desk.look();
    }
    present();
  }

  /** Changes the language. */
  public void speak(Locale language) {
    appearance.set(appearance.get().withLanguage(language));
  }

  private boolean isOpen() {
    return page.get().pad().filter(LockPage.Pad::open).isPresent();
  }

  private void take(DutyEvent event) {
    switch (event) {
      case DutyEvent.Seen seen -> {
        state = state.with(seen.people());
        looked = true;
        seenAt = nanos.getAsLong();
      }
      case DutyEvent.SignedIn in -> {
        digits.wipe();
        state = LockState.empty().with(state.people());
        onSignedIn.accept(in.who());
      }
      case DutyEvent.Refused refused -> state = state.with(new Last.Wrong());
      case DutyEvent.Freed freed -> state = state.helpedBy(Optional.empty()).with(new Last.Freed());
      case DutyEvent.Failed failed -> state = failed(failed.code().text());
      case DutyEvent.Ended ended -> {}
    }
    present();
  }

  /** Where nobody has said who they are there is no pad to say it on. */
  private LockState failed(String code) {
    return state.chosen().isPresent()
        ? state.with(new Last.Failed(code))
        : state.noticing(Optional.of("failure." + code));
  }

  private Duration since() {
    return Duration.ofNanos(nanos.getAsLong() - seenAt);
  }

  private void present() {
    page.set(presented());
  }

  private LockPage presented() {
    return new LockPresenter(texts(), demoPin).present(state, since(), looked);
  }

  /** Whether anybody could sign in after a lock. */
  public boolean hasPeople() {
    return !state.people().isEmpty();
  }

  public ReadOnlyObjectProperty<LockPage> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** How many digits were typed. */
  public ReadOnlyIntegerProperty typedProperty() {
    return digits.countProperty();
  }

  public ObjectProperty<Appearance> appearanceProperty() {
    return appearance;
  }

  public Texts texts() {
    return Texts.in(appearance.get().language());
  }
}
