package app.dangol.screen.kiosk;

import app.dangol.screen.kiosk.model.KioskMessage;
import app.dangol.trust.Erasure;
import app.dangol.visit.ShopperEvent;

/** What lies over the greeting, or over the welcome. */
sealed interface Over {
  /** The greeting or the welcome itself. */
  record Nothing() implements Over {}

  /** Between two visits. */
  record Reading() implements Over {}

  record Item(ShopperEvent.ItemShown shown) implements Over {}

  record Privacy() implements Over {}

  record Criteria() implements Over {}

  record OwnData() implements Over {}

  /** Whether they really want to be erased. */
  record ConfirmErasure() implements Over {}

  /** They are erased; nothing here leads to them. */
  record Receipt(Erasure.Receipt receipt) implements Over {}

  record Tools() implements Over {}

  record Message(KioskMessage.Kind kind, String code) implements Over {}

  record Help() implements Over {}

  record Farewell(long sinceNanos) implements Over {}
}
