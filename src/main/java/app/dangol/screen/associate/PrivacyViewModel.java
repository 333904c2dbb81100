package app.dangol.screen.associate;

import app.dangol.customer.Correction;
import app.dangol.customer.Profile.Field;
import app.dangol.customer.StruckTaste;
import app.dangol.id.CustomerId;
import app.dangol.screen.FxThread;
import app.dangol.screen.associate.model.PrivacyPage;
import app.dangol.screen.associate.model.PrivacyPresenter;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.DataRequest;
import app.dangol.visit.PrivacyDesk;
import app.dangol.visit.PrivacyEvent;
import app.dangol.visit.PrivacyLook;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What the customer shown agreed to and may ask for, for as long as somebody looks; nothing of it
 * is kept when they look away. What somebody is told who is gone leads to nobody, and stays until
 * the sheet is closed or somebody else comes. Belongs to the FX thread, but for what takes events
 * in.
 */
public final class PrivacyViewModel {
  /** What the sheet shows. */
  public sealed interface Step {
    /** Everything. */
    record Overview() implements Step {}

    /** What people are told of one purpose. */
    record Reading(ConsentPurpose purpose) implements Step {}

    /** What follows if they are to be known no more. */
    record Leaving() implements Step {}

    /**
     * They prove who they are before they are erased.
     *
     * @param wrong whether what they said was not theirs
     */
    record Erasing(boolean wrong) implements Step {}

    /** What is wrong about their own data is put right. */
    record Correcting() implements Step {}

    /** They are known here no more. */
    record Left() implements Step {}

    /** They are erased. */
    record Erased(PrivacyPage.Receipt receipt) implements Step {}
  }

  private static final Step OVERVIEW = new Step.Overview();

  private final Wording wording;
  private final CustomerViewModel customer;
  private final Notices notices;
  private final Runnable endVisit;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(OVERVIEW);
  private final ReadOnlyObjectWrapper<Optional<PrivacyPage>> page =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Optional<PrivacyDesk> desk = Optional.empty();
  private Optional<PrivacyLook> look = Optional.empty();

  /** Who has asked to be gone, until that is answered: the page may close before. */
  private Optional<CustomerId> going = Optional.empty();

  /** What is said to somebody who is gone, in the language in use. */
  private Optional<Function<PrivacyPresenter, Step>> farewell = Optional.empty();

  /**
   * @param endVisit closes the page of somebody who is not here any more
   */
  PrivacyViewModel(
      Wording wording, CustomerViewModel customer, Notices notices, Runnable endVisit) {
    this.wording = wording;
    this.customer = customer;
    this.notices = notices;
    this.endVisit = endVisit;
  }

  /** Says whom to ask; once. */
  public void use(PrivacyDesk used) {
    desk = Optional.of(used);
    used.subscribe(event -> FxThread.run(() -> take(event)));
  }

  /** Whether there is anybody to ask. */
  public boolean isOffered() {
    return desk.isPresent();
  }

  /** Begins to look at the customer shown. */
  public void open() {
    close();
    withDesk((whose, d) -> {
      open.set(true);
      d.look(whose);
    });
  }

  /** Looks away. */
  public void close() {
    open.set(false);
    look = Optional.empty();
    going = Optional.empty();
    farewell = Optional.empty();
    step.set(OVERVIEW);
    present();
  }

  /** The visit is over; what is still to be said to whoever is gone stays. */
  void wipe() {
    if (going.isPresent() || farewell.isPresent()) {
      look = Optional.empty();
      present();
    } else {
      close();
    }
  }

  /** The same customer's data has changed. */
  void lookAgain() {
    if (open.get()) {
      withDesk((whose, d) -> d.lookAgain(whose));
    }
  }

  /** Turns to what people are told of a purpose. */
  public void read(ConsentPurpose purpose) {
    step.set(new Step.Reading(purpose));
  }

  /** Turns to what follows if they are to be known no more. */
  public void beginLeaving() {
    step.set(new Step.Leaving());
  }

  /** Turns to where they prove who they are before they are erased. */
  public void beginErasing() {
    step.set(new Step.Erasing(false));
  }

  /** Turns to where their own data is put right. */
  public void beginCorrecting() {
    step.set(new Step.Correcting());
  }

  /**
   * Puts right what was typed, if all of it can be used; what is blank stays as it is.
   *
   * @return the fields whose words cannot be used
   */
  public Set<Field> correct(String name, String phone, String email) {
    Correction correction = Correction.of(name, phone, email);
    if (correction.isUsable()) {
      step.set(OVERVIEW);
      withDesk((whose, d) -> d.correct(whose, correction));
    }
    return correction.wrong();
  }

  /** Turns back to everything. */
  public void back() {
    step.set(OVERVIEW);
  }

  /** They agree to a purpose that was off, or withdraw one that was on. */
  public void toggle(ConsentPurpose purpose) {
    look.ifPresent(seen ->
        withDesk((whose, d) -> d.change(whose, purpose, !seen.granted().contains(purpose))));
  }

  /** They do not want that to be concluded about them, or take that back. */
  public void strike(StruckTaste taste, boolean out) {
    withDesk((whose, d) -> d.strike(whose, taste, out));
  }

  /** They want to be known by their card no more: they leave this device at once. */
  public void leave() {
    withDesk((whose, d) -> {
      going = Optional.of(whose);
      d.change(whose, ConsentPurpose.LOOKUP, false);
    });
  }

  /** They want nothing done with their data for now, or that it be used again. */
  public void toggleSuspension() {
    look.ifPresent(seen -> withDesk((whose, d) -> d.suspend(whose, !seen.suspended())));
  }

  /** They want a copy of their data. */
  public void askForCopy() {
    ask(DataRequest.COPY);
  }

  /** They ask for what takes a person. */
  public void ask(DataRequest what) {
    step.set(OVERVIEW);
    String words = wording.texts().get("data.request.task." + what);
    withDesk((whose, d) -> d.ask(whose, what, words));
  }

  /**
   * They want to be erased.
   *
   * @param end how a card or a telephone of theirs ends; blank where they have none
   */
  public void erase(String end) {
    withDesk((whose, d) -> {
      going = Optional.of(whose);
      d.erase(whose, end);
    });
  }

  private void withDesk(BiConsumer<CustomerId, PrivacyDesk> doing) {
    customer.id().ifPresent(whose -> desk.ifPresent(d -> doing.accept(whose, d)));
  }

  private void take(PrivacyEvent event) {
    switch (event) {
      case PrivacyEvent.Looked looked -> {
        if (open.get() && isShown(looked.look().whose())) {
          look = Optional.of(looked.look());
          present();
        }
      }
      case PrivacyEvent.Struck struck -> {
        if (isShown(struck.whose())) {
          notices.offerUndo(
              struck.out() ? "taste.struck" : "taste.restored",
              () -> desk.ifPresent(d -> d.strike(struck.whose(), struck.taste(), !struck.out())));
        }
      }
      case PrivacyEvent.NotTheirNumber wrong -> {
        if (isGoing(wrong.whose())) {
          going = Optional.empty();
          step.set(new Step.Erasing(true));
        }
      }
      case PrivacyEvent.TooManyTries resting -> {
        if (isGoing(resting.whose())) {
          going = Optional.empty();
          notices.refuse(texts -> texts.get("find.resting"));
        }
      }
      case PrivacyEvent.Left left -> bid(left.whose(), words -> new Step.Left());
      case PrivacyEvent.Erased erased ->
          bid(erased.whose(), words -> new Step.Erased(words.of(erased.receipt())));
      case PrivacyEvent.Failed failed -> {
        going = Optional.empty();
        String code = failed.code().text();
        notices.refuse(texts -> texts.get("failed", texts.get("failure." + code), code));
      }
    }
  }

  /** The page of somebody who is gone closes, and the sheet says so. */
  private void bid(CustomerId whose, Function<PrivacyPresenter, Step> said) {
    if (isGoing(whose)) {
      going = Optional.empty();
      look = Optional.empty();
      farewell = Optional.of(said);
      present();
      endVisit.run();
    }
  }

  private boolean isGoing(CustomerId whose) {
    return open.get() && going.filter(whose::equals).isPresent();
  }

  /** Whoever stands here by now must not be shown what another agreed to. */
  private boolean isShown(CustomerId whose) {
    return customer.id().filter(whose::equals).isPresent();
  }

  /** Says it again in the language now in use. */
  void present() {
    PrivacyPresenter words = new PrivacyPresenter(wording.texts(), wording.times(), wording.now());
    page.set(look.map(words::of));
    farewell.ifPresent(said -> step.set(said.apply(words)));
  }

  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Step> stepProperty() {
    return step.getReadOnlyProperty();
  }

  /** Empty until the first look has come, and once they are erased. */
  public ReadOnlyObjectProperty<Optional<PrivacyPage>> property() {
    return page.getReadOnlyProperty();
  }
}
