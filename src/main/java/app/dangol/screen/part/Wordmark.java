package app.dangol.screen.part;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The shop's signature: its name and one persimmon dot. */
public final class Wordmark extends HBox {
  public Wordmark(String name) {
    Label text = new Label(name);
    text.setMinWidth(Region.USE_PREF_SIZE);
    Region dot = new Region();
    dot.getStyleClass().add("dot");
    getStyleClass().add("wordmark");
    getChildren().addAll(text, dot);
    setMaxHeight(Region.USE_PREF_SIZE);
  }
}
