package app.dangol.screen.tray;

import app.dangol.screen.part.TextLabel;
import app.dangol.screen.part.TouchTile;
import app.dangol.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The demo's cards in columns; touching one sends its bytes as a scanner would. */
public final class CardTray extends VBox {
  public CardTray(Texts texts, List<TrayCard> cards, int columns, Consumer<String> send) {
    getStyleClass().add("card-tray");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("tiles");
    for (int i = 0; i < columns; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / columns);
      grid.getColumnConstraints().add(column);
    }
    for (int i = 0; i < cards.size(); i++) {
      grid.add(tile(texts, cards.get(i), send), i % columns, i / columns);
    }
    getChildren().addAll(new TextLabel(texts.get("tray.hint"), "caption"), grid);
  }

  private static TouchTile tile(Texts texts, TrayCard card, Consumer<String> send) {
    String label = card.label().in(texts.locale());
    String hint = card.hint().in(texts.locale());
    VBox words = new VBox(new TextLabel(label, "title-3"), new TextLabel(hint, "caption"));
    words.getStyleClass().add("tray-words");
    TouchTile tile =
        new TouchTile(
            words, texts.get("tray.card", label, hint), "tray-card", () -> send.accept(card.key()));
    tile.setId("card-" + card.key());
    return tile;
  }
}
