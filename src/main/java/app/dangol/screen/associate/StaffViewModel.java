package app.dangol.screen.associate;

import app.dangol.id.StaffId;
import app.dangol.screen.FxThread;
import app.dangol.screen.PinDigits;
import app.dangol.screen.associate.model.StaffPage;
import app.dangol.screen.associate.model.StaffPresenter;
import app.dangol.screen.associate.model.StaffState;
import app.dangol.screen.associate.model.StaffState.Asking;
import app.dangol.screen.associate.model.StaffState.Said;
import app.dangol.screen.associate.model.StaffState.Step;
import app.dangol.screen.part.PinKeys;
import app.dangol.trust.access.PinRule;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.SignIn.Standing;
import app.dangol.trust.access.StaffOffice;
import app.dangol.trust.access.StaffRefused;
import app.dangol.visit.StaffChange;
import app.dangol.visit.StaffDesk;
import app.dangol.visit.StaffLook;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The staff's accounts, for as long as a manager or IT looks after them. PINs are typed here digit
 * by digit and overwritten at every turn; nothing is kept once the sheet is closed. Belongs to the
 * FX thread, but for what takes looks in.
 */
public final class StaffViewModel implements PinKeys {
  private final Wording wording;
  private final PinDigits digits = new PinDigits();
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<StaffPage> page;

  private Optional<StaffDesk> desk = Optional.empty();
  private StaffState state = StaffState.empty();

  /** The new PIN, from when it was typed once to when the change is made. */
  private char[] newPin = {};

  StaffViewModel(Wording wording) {
    this.wording = wording;
    this.page = new ReadOnlyObjectWrapper<>(presented());
  }

  /** Says whom to ask; once. */
  public void use(StaffDesk used) {
    desk = Optional.of(used);
    used.subscribe(look -> FxThread.run(() -> take(look)));
  }

  /** Whether whoever serves now may look after the staff; the desk asks all the same. */
  public boolean isOffered() {
    return desk.filter(StaffDesk::isPermitted).isPresent();
  }

  /** Begins to look. */
  public void open() {
    forget();
    open.set(true);
    desk.ifPresent(StaffDesk::look);
  }

  /** Looks away; what was begun is given up. */
  public void close() {
    open.set(false);
    forget();
  }

  private void forget() {
    wipe();
    state = StaffState.empty();
    present();
  }

  private void wipe() {
    digits.wipe();
    Arrays.fill(newPin, '\0');
    newPin = new char[0];
  }

  /** Looks at one of them. */
  public void choose(StaffId who) {
    go(new Step.One(who));
  }

  /** Begins to write down somebody new. */
  public void startAdding() {
    go(new Step.Form());
  }

  /** Goes back a step, and gives up what was begun. */
  public void back() {
    go(before(state.step()));
  }

  private static Step before(Step step) {
    return switch (step) {
      case Step.Pin(StaffChange.Add add, Asking asking) -> new Step.Form();
      case Step.Pin(StaffChange change, Asking asking) -> new Step.One(change.whom());
      case Step.One one -> new Step.Everybody();
      case Step.Form form -> new Step.Everybody();
      case Step.Everybody everybody -> everybody;
    };
  }

  private void go(Step step) {
    wipe();
    state = state.at(step);
    present();
  }

  /** Somebody new was written down; says what cannot be taken, or asks for their PIN. */
  public void write(String id, String name, Set<Role> roles) {
    Optional<StaffRefused.Why> fault =
        StaffOffice.check(id.strip(), name, roles)
            .or(() -> state.find(new StaffId(id.strip())).map(there -> StaffRefused.Why.ID_TAKEN));
    if (fault.isPresent()) {
      say(new Said.NotTaken(fault.get()));
    } else {
      begin(new StaffChange.Add(new StaffId(id.strip()), name.strip(), roles));
    }
  }

  /** Begins a change, which needs a PIN or two. */
  public void begin(StaffChange change) {
    go(new Step.Pin(change, change.needsPin() ? Asking.NEW : Asking.OWN));
  }

  @Override
  public void type(int digit) {
    if (isAsked()) {
      digits.type(digit);
    }
  }

  @Override
  public void takeBack() {
    digits.takeBack();
  }

  @Override
  public void enter() {
    if (!isAsked() || !(state.step() instanceof Step.Pin(StaffChange change, Asking asking))) {
      return;
    }
    switch (asking) {
      case NEW -> takeNew(change);
      case NEW_AGAIN -> compare(change);
      case OWN -> ask(change);
      case LOOKING, NO_MORE -> {}
    }
  }

  private boolean isAsked() {
    return page.get().body() instanceof StaffPage.Body.Pad pad && pad.open();
  }

  private void takeNew(StaffChange change) {
    char[] typed = digits.take();
    Optional<PinRule.Fault> fault = PinRule.check(typed);
    if (fault.isPresent()) {
      Arrays.fill(typed, '\0');
      say(new Said.BadPin(fault.get()));
    } else {
      newPin = typed;
      state = state.at(new Step.Pin(change, Asking.NEW_AGAIN));
      present();
    }
  }

  private void compare(StaffChange change) {
    char[] typed = digits.take();
    boolean same = Arrays.equals(typed, newPin);
    Arrays.fill(typed, '\0');
    if (same) {
      state = state.at(new Step.Pin(change, Asking.OWN));
      present();
    } else {
      go(new Step.Pin(change, Asking.NEW));
      say(new Said.NotTheSame());
    }
  }

  private void ask(StaffChange change) {
    if (digits.countProperty().get() < PinRule.SHORTEST) {
      return;
    }
    state = state.at(new Step.Pin(change, Asking.LOOKING));
    present();
    char[] own = digits.take();
    // A copy: if their own PIN was wrong, the new one need not be typed again.
    desk.ifPresent(asked -> asked.change(change, newPin.clone(), own));
  }

  private void take(StaffLook look) {
    if (!open.get()) {
      return;
    }
    switch (look) {
      case StaffLook.Seen seen -> state = state.with(seen.people());
      case StaffLook.Done(StaffChange change) -> {
        wipe();
        state = state.at(after(change)).with(new Said.Done(change));
      }
      case StaffLook.NotYou(Standing standing) -> notYou(standing);
      case StaffLook.NotTaken(StaffRefused.Why why) -> giveUp(new Said.NotTaken(why));
      case StaffLook.Failed failed -> giveUp(new Said.Failed(failed.code().text()));
    }
    present();
  }

  private static Step after(StaffChange change) {
    return change instanceof StaffChange.Remove
        ? new Step.Everybody()
        : new Step.One(change.whom());
  }

  private void notYou(Standing standing) {
    if (state.step() instanceof Step.Pin(StaffChange change, Asking asking)) {
      boolean more = standing instanceof Standing.Open;
      if (!more) {
        wipe();
      }
      state =
          state
              .at(new Step.Pin(change, more ? Asking.OWN : Asking.NO_MORE))
              .with(new Said.NotYou(standing));
    }
  }

  private void giveUp(Said why) {
    wipe();
    state = (state.step() instanceof Step.Pin pin ? state.at(before(pin)) : state).with(why);
  }

  private void say(Said said) {
    state = state.with(said);
    present();
  }

  /** Says it again in the language now in use. */
  void present() {
    page.set(presented());
  }

  private StaffPage presented() {
    return new StaffPresenter(wording.texts()).present(state);
  }

  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<StaffPage> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** How many digits were typed. */
  public ReadOnlyIntegerProperty typedProperty() {
    return digits.countProperty();
  }
}
