package app.dangol.screen.part;

import app.dangol.screen.PriceText;
import javafx.scene.layout.FlowPane;

/** What something costs and how old that figure is; the age goes below where there is no room. */
public final class PriceLine extends FlowPane {
  public PriceLine(PriceText price) {
    getStyleClass().add("price-line");
    getChildren().add(new TextLabel(price.figure(), "price"));
    if (!price.age().isEmpty()) {
      getChildren()
          .add(
              price.stale()
                  ? new TextLabel(price.age(), "caption", "check")
                  : new TextLabel(price.age(), "caption"));
    }
  }
}
