package app.dangol.visit;

import app.dangol.id.CustomerId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper does who has to have proven that it is them. What is good once in the whole chain
 * the hub is asked to use up, once for a visit: whatever else they ask for meanwhile waits for the
 * same answer, for a second question would use nothing up and send them away from what the first
 * has opened. All methods on the desk's thread.
 */
final class ProvenActs {
  private final LookUps lookUps;
  private final DeskWork<ShopperEvent> work;
  private final Predicate<Bearer> isHere;

  /** What the hub has been asked and not answered; of a visit that is over, of no account. */
  private @Nullable Asking asking;

  private record Asking(long visit, Bearer bearer, List<Wanted> waiting) {}

  private record Wanted(Consumer<CustomerId> act, Runnable otherwise) {}

  /**
   * @param isHere whether it is still they who stand there
   */
  ProvenActs(LookUps lookUps, DeskWork<ShopperEvent> work, Predicate<Bearer> isHere) {
    this.lookUps = lookUps;
    this.work = work;
    this.isHere = isHere;
  }

  /** As {@link ShopperDesk#act}, for whoever is here in that visit. */
  void act(long visit, Bearer bearer, Consumer<CustomerId> act, Runnable otherwise) {
    Wanted wanted = new Wanted(act, otherwise);
    Asking before = asking;
    if (before != null && before.bearer() == bearer) {
      before.waiting().add(wanted);
    } else if (bearer.mayAct()) {
      act.accept(bearer.who());
    } else if (bearer.isForTheHub()) {
      ask(new Asking(visit, bearer, new ArrayList<>(List.of(wanted))));
    } else {
      otherwise.run();
    }
  }

  private void ask(Asking begun) {
    asking = begun;
    work.emit(new ShopperEvent.HubAsked(begun.visit()));
    lookUps.useUp(begun.bearer().token(), use -> work.run(() -> answered(begun, use)));
  }

  /**
   * What comes after its visit does nothing; the same device may use it when it is held up again.
   */
  private void answered(Asking asked, FindOnline.Use use) {
    if (asking == asked) {
      asking = null;
    }
    if (use == FindOnline.Use.NOT_NOW) {
      // A fresh code would do no better: what helps is a person.
      if (isHere.test(asked.bearer())) {
        work.emit(new ShopperEvent.CardUnanswered(asked.visit()));
      }
      return;
    }
    for (Wanted wanted : asked.waiting()) {
      // Asked each time, for what was done just now may have ended the visit.
      if (!isHere.test(asked.bearer())) {
        return;
      }
      if (use == FindOnline.Use.YES && asked.bearer().mayActByTheHub()) {
        wanted.act().accept(asked.bearer().who());
      } else {
        wanted.otherwise().run();
      }
    }
  }
}
