package app.dangol.screen.part;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One line about stock in one place: icon, figure, age. */
public final class StockLine extends HBox {
  public StockLine(Stock stock) {
    Stock.Place place = stock.place();
    String freshness = stock.freshness().name().toLowerCase(Locale.ROOT);
    getStyleClass().addAll("stock-line", freshness);
    Node words =
        switch (stock.freshness()) {
          case FRESH -> new TextLabel(stock.words(), "caption");
          case AGEING -> withClock(stock);
          case OLD, UNKNOWN -> new TextLabel(stock.words(), "caption", "check");
        };
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren()
        .addAll(
            place.tone().isEmpty() ? place.icon().node(16) : place.icon().node(16, place.tone()),
            words);
  }

  /** The age stays whole; a long figure wraps before it. */
  private static Node withClock(Stock stock) {
    HBox age = new HBox(Icon.CLOCK.node(16), whole(stock.age()));
    age.getStyleClass().add("age");
    age.setMinWidth(USE_PREF_SIZE);
    HBox words = new HBox(new TextLabel(stock.figure(), "caption"), age);
    words.getStyleClass().add("figures");
    return words;
  }

  private static Label whole(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("caption");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }
}
