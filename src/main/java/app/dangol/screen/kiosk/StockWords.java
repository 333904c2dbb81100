package app.dangol.screen.kiosk;

import app.dangol.screen.kiosk.model.KioskStock;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.TextLabel;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A line about stock: where, and how many or whom to ask. */
final class StockWords {
  private StockWords() {}

  static HBox line(KioskStock stock) {
    TextLabel words = new TextLabel(stock.words(), "caption", LetterHeight.styleOf(stock.words()));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line =
        new HBox(
            stock.here() && stock.known() ? Icon.STORE.node(18, "success") : icon(stock).node(18),
            words);
    line.getStyleClass().add("stock-line");
    return line;
  }

  private static Icon icon(KioskStock stock) {
    return stock.here() ? Icon.STORE : Icon.NEARBY;
  }
}
