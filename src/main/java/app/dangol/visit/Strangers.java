package app.dangol.visit;

import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.trust.access.StaffMember;
import app.dangol.visit.FindOnline.Answer;
import app.dangol.visit.QueuedScans.QueuedScan;
import java.time.Clock;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What an associate's desk does with a card that this device does not know: asks the hub, and if
 * that cannot be reached keeps the card for when it can. Nobody who is being served is ever pushed
 * aside by an answer. All methods on the desk's thread.
 */
final class Strangers {
  private final LookUps lookUps;
  private final QueuedScans queue;
  private final Clock clock;
  private final CardThrottle throttle = new CardThrottle(CardThrottle.UNKNOWN_CARDS);
  private final DeskWork<VisitEvent> work;
  private final BiPredicate<CustomerId, StaffMember> show;

  /** The card that is waited for; null as soon as somebody else, or nobody, stands there. */
  private @Nullable MemberToken awaited;

  /** Whether one of the cards that wait is being asked about. */
  private boolean draining;

  /**
   * @param show opens the page of somebody who has just been fetched to whoever asked, unless that
   *     must not be
   */
  Strangers(
      LookUps lookUps,
      QueuedScans queue,
      Clock clock,
      DeskWork<VisitEvent> work,
      BiPredicate<CustomerId, StaffMember> show) {
    this.lookUps = lookUps;
    this.queue = queue;
    this.clock = clock;
    this.work = work;
    this.show = show;
  }

  /** Whether too many cards were nobody's: no other is looked at for a while. */
  boolean isResting() {
    return throttle.isResting(clock.instant());
  }

  /** A card that is nobody's, as far as anybody here may know. */
  void unknown(MemberToken token) {
    throttle.missed(clock.instant());
    work.emit(new VisitEvent.MemberUnknown(token.masked()));
  }

  void ask(MemberToken token, StaffMember who) {
    awaited = token;
    work.emit(new VisitEvent.LookingUp(token.masked()));
    lookUps.ask(token, who.id(), answer -> work.run(() -> answered(token, who, answer)));
  }

  /** From now on nobody waits for an answer. */
  void turnAway() {
    awaited = null;
  }

  private void answered(MemberToken token, StaffMember who, Answer answer) {
    boolean waits = token.equals(awaited);
    if (waits) {
      awaited = null;
    }
    switch (answer) {
      case Answer.Found(CustomerId id) -> {
        if (waits && !show.test(id, who)) {
          unknown(token);
        }
      }
      case Answer.Nobody nobody -> {
        if (waits) {
          unknown(token);
        }
      }
      case Answer.Unreachable unreachable -> {
        queue.add(token, who.id());
        if (waits) {
          // Whoever tries numbers must not gain by a lost line.
          throttle.missed(clock.instant());
          work.emit(new VisitEvent.LookUpQueued(token.masked()));
        }
      }
    }
  }

  /** What is held of somebody may be old: shows that, and asks for newer. */
  void askAgain(MemberToken token, CustomerId shown, StaffMember who, Runnable refresh) {
    if (lookUps.isOld(shown)) {
      lookUps.ask(token, who.id(), answer -> work.run(refresh));
    }
  }

  /** Looks up the cards that wait, one after the other. */
  void hubIsBack() {
    if (!draining) {
      next(queue.list().iterator());
    }
  }

  private void next(Iterator<QueuedScan> waiting) {
    if (!waiting.hasNext()) {
      return;
    }
    QueuedScan scan = waiting.next();
    draining = true;
    lookUps.ask(scan.token(), scan.by(), answer -> work.run(() -> later(scan, answer, waiting)));
  }

  private void later(QueuedScan scan, Answer answer, Iterator<QueuedScan> waiting) {
    // Before anything that may fail, or no word from the hub would begin anew.
    draining = false;
    String masked = scan.token().masked();
    switch (answer) {
      case Answer.Found(CustomerId id) -> {
        queue.remove(scan);
        work.emit(new VisitEvent.LookedUp(masked, Optional.of(id)));
        next(waiting);
      }
      case Answer.Nobody nobody -> {
        queue.remove(scan);
        work.emit(new VisitEvent.LookedUp(masked, Optional.empty()));
        next(waiting);
      }
      // They go on waiting; the next word from the hub begins anew.
      case Answer.Unreachable unreachable -> {}
    }
  }
}
