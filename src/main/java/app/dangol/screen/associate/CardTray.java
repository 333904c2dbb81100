package app.dangol.screen.associate;

import app.dangol.screen.part.TextLabel;
import app.dangol.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** The demo's cards, two beside each other; touching one sends its bytes as a scanner would. */
final class CardTray extends VBox {
  CardTray(Texts texts, List<TrayCard> cards, Consumer<String> send) {
    getStyleClass().add("card-tray");
    TilePane tiles = new TilePane();
    tiles.getStyleClass().add("tiles");
    for (TrayCard card : cards) {
      tiles.getChildren().add(button(texts, card, send));
    }
    getChildren().addAll(new TextLabel(texts.get("tray.hint"), "caption"), tiles);
  }

  private static Button button(Texts texts, TrayCard card, Consumer<String> send) {
    String label = card.label().in(texts.locale());
    String hint = card.hint().in(texts.locale());
    VBox words = new VBox(new TextLabel(label, "title-3"), new TextLabel(hint, "caption"));
    words.getStyleClass().add("tray-words");
    Button button = new Button();
    button.setGraphic(words);
    button.setAccessibleText(texts.get("tray.card", label, hint));
    button.setId("card-" + card.key());
    button.getStyleClass().setAll("tray-card", "touch");
    button.setOnAction(event -> send.accept(card.key()));
    return button;
  }
}
