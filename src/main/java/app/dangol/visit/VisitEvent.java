package app.dangol.visit;

import app.dangol.catalog.Product;
import app.dangol.catalog.StockLevel;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.HelpCallId;
import app.dangol.id.LocalText;
import app.dangol.id.StoreId;
import app.dangol.scan.Scan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened at the desk; delivered in order, on the desk's own thread. */
public sealed interface VisitEvent {
  /** Somebody known is here; whoever was here before has been wiped. */
  record CustomerArrived(CustomerView view) implements VisitEvent {}

  /** The same customer's data has changed. */
  record CustomerRefreshed(CustomerView view) implements VisitEvent {}

  /** A product was scanned or looked up; levels of this store first. */
  record ItemFound(Product product, List<StockLevel> stock, Map<StoreId, LocalText> storeNames)
      implements VisitEvent {}

  /** Products that fit a typed text, possibly none. */
  record ItemsListed(String query, List<Product> products) implements VisitEvent {
    @Override
    public String toString() {
      // What was typed may be somebody's card number.
      return "ItemsListed[" + products.size() + " products]";
    }
  }

  /** A card of the right form that neither this device nor the hub knows. */
  record MemberUnknown(String masked) implements VisitEvent {}

  /** Too many cards were nobody's: no other is looked at for a while. */
  record Resting() implements VisitEvent {}

  /** A card this device does not know; the hub is asked. Whoever was here has been wiped. */
  record LookingUp(String masked) implements VisitEvent {}

  /** The hub could not be asked; the card is kept here, sealed, until it can, for a day at most. */
  record LookUpQueued(String masked) implements VisitEvent {}

  /**
   * A card that was kept has been looked up by now; whoever is being served still is.
   *
   * @param found empty if it is nobody's
   */
  record LookedUp(String masked, Optional<CustomerId> found) implements VisitEvent {}

  /** A product code the catalogue does not hold. */
  record ItemUnknown() implements VisitEvent {}

  /** Readable, but neither a card nor a product. */
  record CodeUnknown() implements VisitEvent {}

  /** Refused; nothing was kept. */
  record ScanRefused(Scan.Reason reason) implements VisitEvent {}

  /** A note is on this device's disk. */
  record NoteSaved() implements VisitEvent {}

  /** A note could not be written down; its words come back so that they are not lost. */
  record NoteNotSaved(CustomerId about, String text) implements VisitEvent {
    @Override
    public String toString() {
      return "NoteNotSaved[" + about + "]";
    }
  }

  /** Who waits for help in this store has changed; oldest first, possibly nobody. */
  record HelpWanted(List<HelpCall> open) implements VisitEvent {
    public HelpWanted {
      open = List.copyOf(open);
    }
  }

  /** What has become of this device's "I'm coming"; told again as it goes on. */
  record HelpAnswered(HelpCallId call, Outcome outcome) implements VisitEvent {
    /** How far the answer has come. */
    public enum Outcome {
      /** On this device's disk; the hub does not have it yet. */
      ON_ITS_WAY,
      /** The hub has it, for the kiosk to show. */
      TOLD,
      /** Somebody else was first. */
      TAKEN,
      /** Nobody waits there any more. */
      WITHDRAWN
    }
  }

  /** The visit has ended and nothing of it remains. */
  record Wiped() implements VisitEvent {}

  /** Something went wrong while answering; the code is for people to quote. */
  record Failed(ErrorCode code) implements VisitEvent {}
}
