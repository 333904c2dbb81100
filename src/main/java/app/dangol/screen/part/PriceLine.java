package app.dangol.screen.part;

import app.dangol.screen.PriceText;
import javafx.scene.layout.FlowPane;

/** What something costs and how old that figure is; the age goes below where there is no room. */
public final class PriceLine extends FlowPane {
  /**
   * @param ageStyles styles of the age besides its own
   */
  public PriceLine(PriceText price, String... ageStyles) {
    getStyleClass().add("price-line");
    getChildren().add(new TextLabel(price.figure(), "price"));
    if (!price.age().isEmpty()) {
      TextLabel age = new TextLabel(price.age(), "caption");
      age.getStyleClass().addAll(ageStyles);
      if (price.stale()) {
        age.getStyleClass().add("check");
      }
      getChildren().add(age);
    }
  }
}
