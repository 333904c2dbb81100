package app.dangol.visit;

import app.dangol.catalog.Product;
import app.dangol.catalog.StockLevel;
import app.dangol.failure.ErrorCode;
import app.dangol.id.LocalText;
import app.dangol.id.StoreId;
import app.dangol.trust.Erasure;
import java.util.List;
import java.util.Map;

/** What happened at a kiosk; delivered in order, on the desk's own thread. */
public sealed interface ShopperEvent {
  /** What happened in one visit; visits are numbered, and one that is over stays over. */
  sealed interface OfVisit extends ShopperEvent {
    /** Grows with every card that is taken and every visit that ends. */
    long visit();
  }

  /** The visit has ended and nothing of it remains. */
  record Forgotten(long visit) implements OfVisit {}

  /** A card is being looked at; whoever was here has been forgotten before. */
  record CardTaken(long visit) implements OfVisit {}

  /** Somebody is here: known by a card, or only looking. */
  record Arrived(long visit, ShopperView view) implements OfVisit {}

  /** Newer data for whoever is here. */
  record Refreshed(long visit, ShopperView view) implements OfVisit {}

  /** What they asked for waits for the hub, a few seconds at most; what comes of it is told. */
  record HubAsked(long visit) implements OfVisit {}

  /** What they asked for needs something fresh that shows it is them; the visit goes on. */
  record StepUpNeeded(long visit) implements OfVisit {}

  /** What they agreed to and may ask for, once they have shown that it is them; or newer of it. */
  record OwnDataShown(long visit, OwnData own) implements OfVisit {}

  /** The store has what they asked for to do. */
  record OwnRequestTaken(long visit, AskedFor asked) implements OfVisit {}

  /** They are erased, and the visit is over; what is left is the number in their hand. */
  record Erased(long visit, Erasure.Receipt receipt) implements OfVisit {}

  /** A product was scanned or picked; levels of this store first. */
  record ItemShown(
      long visit, Product product, List<StockLevel> stock, Map<StoreId, LocalText> storeNames)
      implements OfVisit {}

  /** A card that nobody is known by here, or that somebody is known by who did not agree to it. */
  record CardUnknown(long visit) implements OfVisit {}

  /**
   * A card this device does not know, and the hub could not be asked; it goes with the visit. Told
   * once a card, however often it is asked about afterwards.
   */
  record CardUnanswered(long visit) implements OfVisit {}

  /** A card was read before this device had its first copy of the shop's data. */
  record NotReady(long visit) implements OfVisit {}

  /** Too many cards that nobody is known by in a short time; none is looked up for a while. */
  record Resting(long visit) implements OfVisit {}

  /** A payment card or something else that is not the shop's; dropped unread. */
  record CardForeign(long visit) implements OfVisit {}

  /** A product code the catalogue does not hold. */
  record ItemUnknown(long visit) implements OfVisit {}

  /** Nothing that could be read; worth another try. */
  record Unreadable(long visit) implements OfVisit {}

  /** Something went wrong while answering; the code is for people to quote. */
  record Failed(long visit, ErrorCode code) implements OfVisit {}

  /** How far the call for somebody of the shop is; it may outlive the visit it was made in. */
  record HelpChanged(HelpState state) implements ShopperEvent {}

  /** How far a call for help is. */
  enum HelpState {
    /** On this device only: the hub could not be reached so far. */
    UNSENT,
    /** The store's tablets show it. */
    WAITING,
    /** Somebody is on the way. */
    COMING,
    /** Nobody could be reached in time, and nobody will come. */
    LAPSED
  }
}
