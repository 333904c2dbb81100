package app.dangol.screen.kiosk;

import app.dangol.screen.kiosk.model.KioskMessage;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.Erasure;
import app.dangol.visit.AskedFor;
import app.dangol.visit.ShopperEvent;

/** What lies over the greeting, or over the welcome. */
sealed interface Over {
  /** The greeting or the welcome itself. */
  record Nothing() implements Over {}

  /** While a card is looked at, or the hub is asked whether they may do what they asked for. */
  record Reading() implements Over {}

  record Item(ShopperEvent.ItemShown shown) implements Over {}

  record Privacy() implements Over {}

  record Criteria() implements Over {}

  record OwnData() implements Over {}

  /** What they agreed to and may ask for. */
  record OwnChoices() implements Over {}

  /** What they are told of one purpose. */
  record OwnText(ConsentPurpose purpose) implements Over {}

  /** Which part of their data is wrong. */
  record OwnMistake() implements Over {}

  /** What they asked for is taken. */
  record OwnRequest(AskedFor asked) implements Over {}

  /** Whether they really want to be erased. */
  record ConfirmErasure() implements Over {}

  /** They are erased; nothing here leads to them. */
  record Receipt(Erasure.Receipt receipt) implements Over {}

  record Tools() implements Over {}

  record Message(KioskMessage.Kind kind, String code) implements Over {}

  record Help() implements Over {}

  record Farewell(long sinceNanos) implements Over {}
}
