package app.dangol.visit;

import app.dangol.customer.StruckTaste;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.Permits;
import app.dangol.trust.access.StaffMember;
import app.dangol.trust.credential.CredentialVerifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Where somebody at a kiosk sees and changes what they agreed to, and asks about their own data. It
 * takes the same proof as everything that edits there, which {@link ShopperDesk#act} judges and
 * uses up; what it opens is a sitting, which ends with the visit, and after two minutes at the
 * latest. Every method may be called from any thread and returns at once; the work runs in order on
 * the desk's thread, and so do the events.
 */
public final class OwnDataDesk {
  /** How long one proof is good for what it has opened; no longer than a fresh one is fresh. */
  static final Duration SITTING = CredentialVerifier.FRESH;

  private final ShopperDesk shoppers;
  private final PrivacyBook book;
  private final Clock clock;
  private final DeskWork<ShopperEvent> work;

  // Only touched on the desk's thread.
  private Optional<Sitting> open = Optional.empty();
  private long visit;

  private record Sitting(long visit, CustomerId whose, Instant since) {}

  /**
   * @param shoppers whose visits these are; on the same thread
   * @param permits what a shopper may do
   */
  public OwnDataDesk(
      ShopperDesk shoppers, PrivacyBook book, Permits permits, Clock clock, Executor thread) {
    this.shoppers = shoppers;
    this.book = book;
    this.clock = clock;
    this.work = new DeskWork<>(permits, thread, this::fail);
    shoppers.subscribe(this::follow);
  }

  /** Tells every event to come, on the desk's thread. */
  public void subscribe(Consumer<ShopperEvent> listener) {
    work.subscribe(listener);
  }

  /**
   * Shows what they agreed to and may ask for, which goes on record; if they have not proven that
   * it is them they are asked to.
   *
   * @param from the visit it was asked for in; nothing is shown in another one
   */
  public void open(long from) {
    work.act(
        Act.USE_OWN_ACCOUNT,
        who -> {
          if (sitting(from).isPresent()) {
            show();
          } else {
            shoppers.act(
                from, whose -> begin(from, whose, who), () -> inSitting(from, sitting -> show()));
          }
        });
  }

  private void begin(long from, CustomerId whose, StaffMember who) {
    book.seen(who, whose);
    open = Optional.of(new Sitting(from, whose, clock.instant()));
    show();
  }

  /** They agree to a purpose, or withdraw it; it counts here at once. */
  public void change(long from, ConsentPurpose purpose, boolean granted) {
    edit(
        from,
        (who, whose) -> {
          boolean theirs = book.find(whose).filter(look -> !look.isChilds()).isPresent();
          // Being known by the card is a term of the membership, which the staff end.
          if (theirs && purpose != ConsentPurpose.LOOKUP) {
            book.change(who, whose, purpose, granted);
          }
        });
  }

  /** They want nothing done with their data for now, or that it be used again. */
  public void suspend(long from, boolean suspended) {
    edit(from, (who, whose) -> book.suspend(who, whose, suspended));
  }

  /** They do not want something to be concluded about them, or take that back; at once. */
  public void strike(long from, StruckTaste taste, boolean out) {
    edit(from, (who, whose) -> book.strike(who, whose, taste, out));
  }

  /**
   * They ask for what takes a person, and get its number; asked for twice it stays one task.
   *
   * @param words what the task says to the staff
   */
  public void ask(long from, DataRequest what, String words) {
    edit(
        from,
        (who, whose) -> {
          AskedFor asked = book.ask(who, whose, what, words);
          work.emit(new ShopperEvent.OwnRequestTaken(from, asked));
        });
  }

  /** They want to be erased. */
  public void erase(long from) {
    work.act(
        Act.USE_OWN_ACCOUNT,
        who -> {
          if (sitting(from).isPresent()) {
            eraseInSitting(from);
          } else {
            shoppers.act(from, shoppers::eraseNow, () -> eraseInSitting(from));
          }
        });
  }

  private void eraseInSitting(long from) {
    inSitting(from, sitting -> shoppers.eraseNow(sitting.whose()));
  }

  private void edit(long from, BiConsumer<StaffMember, CustomerId> doing) {
    work.act(
        Act.USE_OWN_ACCOUNT,
        who ->
            inSitting(
                from,
                sitting -> {
                  doing.accept(who, sitting.whose());
                  show();
                }));
  }

  /**
   * Does it if a proof is open for it, also one that was given by a tap just before, while the hub
   * was asked; else asks for one.
   */
  private void inSitting(long from, Consumer<Sitting> doing) {
    sitting(from).ifPresentOrElse(doing, () -> ask(from));
  }

  private void ask(long from) {
    if (from == visit) {
      work.emit(new ShopperEvent.StepUpNeeded(from));
    }
  }

  private void show() {
    open.ifPresent(sitting ->
        book.find(sitting.whose())
            .ifPresent(look ->
                work.emit(new ShopperEvent.OwnDataShown(sitting.visit(), OwnData.of(look)))));
  }

  /** A clock that was set back opens nothing. */
  private Optional<Sitting> sitting(long from) {
    return open.filter(sitting -> {
      Duration passed = Duration.between(sitting.since(), clock.instant());
      return sitting.visit() == from && !passed.isNegative() && passed.compareTo(SITTING) <= 0;
    });
  }

  /** What is open here goes with the visit, and follows what changes meanwhile. */
  private void follow(ShopperEvent event) {
    if (event instanceof ShopperEvent.OfVisit ofVisit) {
      visit = ofVisit.visit();
      if (event instanceof ShopperEvent.Refreshed) {
        sitting(visit).ifPresent(sitting -> show());
      } else if (endsVisit(ofVisit)) {
        open = Optional.empty();
      }
    }
  }

  private boolean endsVisit(ShopperEvent.OfVisit event) {
    return event instanceof ShopperEvent.Forgotten
        || open.filter(sitting -> sitting.visit() != event.visit()).isPresent();
  }

  /** Whoever was here must not stay on the screen while something is wrong. */
  private void fail(ErrorCode code) {
    open = Optional.empty();
    work.emit(new ShopperEvent.Failed(visit, code));
    shoppers.wipe(visit);
  }
}
