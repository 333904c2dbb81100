package app.dangol.screen.kiosk;

import app.dangol.screen.kiosk.model.KioskMessage;
import app.dangol.visit.OwnData;
import app.dangol.visit.ShopperEvent;
import app.dangol.visit.ShopperView;
import org.jspecify.annotations.Nullable;

/**
 * What the screen remembers of the visit before it: whoever is here, how far they have turned the
 * suggestions, and what lies over them. All of it goes with the visit. FX thread only.
 */
final class KioskVisit {
  private long number;
  private @Nullable ShopperView view;

  /** What they may see of their own data, once they have shown that it is them. */
  private @Nullable OwnData own;

  private int first;
  private Over over = new Over.Nothing();
  private ShopperEvent.@Nullable HelpState help;

  /** What comes late, from a visit that is over, says nothing to the one after it. */
  boolean isLate(ShopperEvent.OfVisit event) {
    return event.visit() < number;
  }

  void take(ShopperEvent.OfVisit event) {
    number = event.visit();
    switch (event) {
      case ShopperEvent.Forgotten forgotten -> {
        // Already done where the screen itself ended the visit.
        if (view != null) {
          forget();
        }
      }
      case ShopperEvent.CardTaken taken -> {
        forget();
        help = null;
        over = new Over.Reading();
      }
      case ShopperEvent.Arrived arrived -> {
        view = arrived.view();
        over = new Over.Nothing();
      }
      case ShopperEvent.Refreshed refreshed -> refresh(refreshed.view());
      case ShopperEvent.HubAsked asked -> {
        // In the place of the buttons: what they asked for is not to be asked for again meanwhile.
        if (view != null) {
          over = new Over.Reading();
        }
      }
      case ShopperEvent.StepUpNeeded needed -> {
        own = null;
        tell(KioskMessage.Kind.STEP_UP);
      }
      case ShopperEvent.OwnDataShown shown -> show(shown.own());
      case ShopperEvent.OwnRequestTaken taken -> {
        if (view != null) {
          over = new Over.OwnRequest(taken.asked());
        }
      }
      case ShopperEvent.Erased erased -> {
        forget();
        over = new Over.Receipt(erased.receipt());
      }
      case ShopperEvent.ItemShown shown -> over = new Over.Item(shown);
      case ShopperEvent.CardUnknown unknown -> tell(KioskMessage.Kind.CARD_UNKNOWN);
      case ShopperEvent.CardUnanswered unanswered -> {
        own = null;
        tell(KioskMessage.Kind.CARD_UNANSWERED);
      }
      case ShopperEvent.NotReady notReady -> tell(KioskMessage.Kind.NOT_READY);
      case ShopperEvent.Resting resting -> tell(KioskMessage.Kind.RESTING);
      case ShopperEvent.CardForeign foreign -> tell(KioskMessage.Kind.CARD_FOREIGN);
      case ShopperEvent.ItemUnknown unknown -> tell(KioskMessage.Kind.ITEM_UNKNOWN);
      case ShopperEvent.Unreadable unreadable -> {
        if (over instanceof Over.Nothing || over instanceof Over.Message) {
          tell(KioskMessage.Kind.UNREADABLE);
        }
      }
      case ShopperEvent.Failed failed -> {
        forget();
        over = new Over.Message(KioskMessage.Kind.FAILED, failed.code().text());
      }
    }
  }

  private void refresh(ShopperView newer) {
    if (view != null) {
      view = newer;
      first = first < newer.offers().size() ? first : 0;
    }
  }

  /** Whoever has left the screen meanwhile is not shown, nor whoever reads something else moved. */
  private void show(OwnData shown) {
    if (view != null) {
      own = shown;
      boolean awaited = over instanceof Over.OwnData || over instanceof Over.Reading;
      over = awaited ? new Over.OwnChoices() : over;
    }
  }

  void tell(KioskMessage.Kind kind) {
    over = new Over.Message(kind, "");
  }

  void takeHelp(ShopperEvent.@Nullable HelpState state) {
    help = state;
  }

  void lay(Over wanted) {
    over = wanted;
  }

  void turnTo(int index) {
    first = index;
  }

  void forget() {
    view = null;
    own = null;
    first = 0;
    over = new Over.Nothing();
  }

  /** Under which the desk knows it. */
  long number() {
    return number;
  }

  /** Whether there is anybody whose visit could leave something behind. */
  boolean isSomebodyHere() {
    return view != null;
  }

  /** Whether it is the welcome that stands there. */
  boolean isNobody() {
    return view == null && over instanceof Over.Nothing;
  }

  /** Null where they have not shown that it is them. */
  @Nullable OwnData own() {
    return own;
  }

  boolean hasHelp() {
    return help != null;
  }

  int first() {
    return first;
  }

  Over over() {
    return over;
  }

  KioskPages.Below below(boolean offline, boolean readerAway) {
    return new KioskPages.Below(view, first, offline, readerAway, own, help);
  }
}
