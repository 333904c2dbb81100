package app.dangol.visit;

import app.dangol.catalog.Product;
import app.dangol.catalog.StockLevel;
import app.dangol.failure.ErrorCode;
import app.dangol.id.LocalText;
import app.dangol.id.StoreId;
import java.util.List;
import java.util.Map;

/** What happened at a kiosk; delivered in order, on the desk's own thread. */
public sealed interface ShopperEvent {
  /** The visit has ended and nothing of it remains. */
  record Forgotten() implements ShopperEvent {}

  /** A card is being looked at; whoever was here has been forgotten before. */
  record CardTaken() implements ShopperEvent {}

  /** Somebody is here: known by a card, or only looking. */
  record Arrived(ShopperView view) implements ShopperEvent {}

  /** Newer data for whoever is here. */
  record Refreshed(ShopperView view) implements ShopperEvent {}

  /** A product was scanned or picked; levels of this store first. */
  record ItemShown(Product product, List<StockLevel> stock, Map<StoreId, LocalText> storeNames)
      implements ShopperEvent {}

  /** A card that nobody is known by here, or that somebody is known by who did not agree to it. */
  record CardUnknown() implements ShopperEvent {}

  /** A card was read before this device had its first copy of the shop's data. */
  record NotReady() implements ShopperEvent {}

  /** A payment card or something else that is not the shop's; dropped unread. */
  record CardForeign() implements ShopperEvent {}

  /** A product code the catalogue does not hold. */
  record ItemUnknown() implements ShopperEvent {}

  /** Nothing that could be read; worth another try. */
  record Unreadable() implements ShopperEvent {}

  /** How far the call for somebody of the shop is. */
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

  /** Something went wrong while answering; the code is for people to quote. */
  record Failed(ErrorCode code) implements ShopperEvent {}
}
