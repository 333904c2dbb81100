package app.dangol.visit;

import app.dangol.customer.Customer;
import app.dangol.customer.CustomerDirectory;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.StaffId;
import app.dangol.trust.credential.SignedCards;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a kiosk does with a card: finds whose it is, here or at the hub, says of all that are
 * nobody's the same, and lets nobody try many of them. All methods on the desk's thread.
 */
final class ShopperCards {
  private final CustomerDirectory customers;
  private final KnownCards known;
  private final LookUps lookUps;
  private final Freshness freshness;
  private final StaffId device;
  private final Clock clock;
  private final DeskWork<ShopperEvent> work;
  private final Counter counter;
  private final CardThrottle throttle = new CardThrottle(CardThrottle.UNKNOWN_CARDS);

  /** A card the hub could not be asked about; in memory only, and gone with the visit. */
  private @Nullable MemberToken unanswered;

  /** Where a card is held up. On the desk's thread. */
  interface Counter {
    long visit();

    /** Whether nobody stands there, so that an answer may still greet somebody. */
    boolean isFree();

    /**
     * @param fromHub whether the hub has just said whose the card is
     */
    void arrive(Customer customer, MemberToken token, boolean fromHub);

    void refresh();
  }

  ShopperCards(
      CustomerDirectory customers,
      SignedCards signed,
      LookUps lookUps,
      Freshness freshness,
      StaffId device,
      Clock clock,
      DeskWork<ShopperEvent> work,
      Counter counter) {
    this.customers = customers;
    this.known = new KnownCards(customers, signed);
    this.lookUps = lookUps;
    this.freshness = freshness;
    this.device = device;
    this.clock = clock;
    this.work = work;
    this.counter = counter;
  }

  /** Looks at a card, in a visit that has begun with it. */
  void present(MemberToken token) {
    if (rests()) {
      return;
    }
    Optional<Customer> found = known.find(token);
    if (found.isPresent() && agreed(found.get())) {
      counter.arrive(found.get(), token, false);
      if (lookUps.isOld(found.get().id())) {
        lookUps.ask(token, device, answer -> counter.refresh());
      }
    } else if (found.isPresent()) {
      unknown();
    } else if (freshness.dataAsOf().isEmpty()) {
      work.emit(new ShopperEvent.NotReady(counter.visit()));
    } else {
      ask(token, false);
    }
  }

  /** A code that can be no card of ours is told, and counted, as a card that is nobody's. */
  void presentNoCard() {
    if (!rests()) {
      unknown();
    }
  }

  private boolean rests() {
    boolean rests = throttle.isResting(clock.instant());
    if (rests) {
      work.emit(new ShopperEvent.Resting(counter.visit()));
    }
    return rests;
  }

  /** From now on nobody waits for an answer. */
  void turnAway() {
    unanswered = null;
  }

  void hubIsBack() {
    MemberToken waiting = unanswered;
    if (waiting != null) {
      unanswered = null;
      ask(waiting, true);
    }
  }

  /**
   * @param again whether nobody holds it up just now
   */
  private void ask(MemberToken token, boolean again) {
    long asked = counter.visit();
    lookUps.ask(token, device, answer -> work.run(() -> answered(asked, token, again, answer)));
  }

  /** An answer that comes after its visit shows nothing. */
  private void answered(long asked, MemberToken token, boolean again, FindOnline.Answer answer) {
    if (asked != counter.visit() || !counter.isFree()) {
      return;
    }
    unanswered = null;
    switch (answer) {
      case FindOnline.Answer.Found(CustomerId id) ->
          customers
              .find(id)
              .filter(ShopperCards::agreed)
              .ifPresentOrElse(found -> counter.arrive(found, token, !again), this::unknown);
      case FindOnline.Answer.Nobody nobody -> unknown();
      case FindOnline.Answer.Unreachable unreachable -> {
        unanswered = token;
        if (!again) {
          // Nobody is known by it so far; whoever tries numbers must not gain by a lost line.
          throttle.missed(clock.instant());
          work.emit(new ShopperEvent.CardUnanswered(counter.visit()));
        }
      }
    }
  }

  private void unknown() {
    throttle.missed(clock.instant());
    work.emit(new ShopperEvent.CardUnknown(counter.visit()));
  }

  static boolean agreed(Customer customer) {
    return customer.mayBeGreeted();
  }
}
