package app.dangol.screen.associate;

import app.dangol.catalog.Category;
import app.dangol.screen.part.EmptyState;
import app.dangol.screen.part.FadingScroll;
import app.dangol.screen.part.Picture;
import app.dangol.screen.part.still.StillCache;
import app.dangol.screen.part.still.Subject;
import app.dangol.text.Texts;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Nobody is here: asks for a card, says what will appear, and in the demo offers some cards. */
final class WaitingPane extends VBox {
  /**
   * @param firstCopy whether the shop's customers are still being fetched for the first time
   * @param upright whether the picture stands above the words instead of beside them
   */
  WaitingPane(
      Texts texts, StillCache stills, boolean firstCopy, boolean upright, Optional<Node> tray) {
    getStyleClass().addAll("waiting", "inset");
    Picture picture =
        new Picture(
            stills,
            Subject.ofTheHouse(Category.CUP, "waiting"),
            texts.get("picture.alt", texts.get("category.cup")));
    picture.getStyleClass().add("waiting-picture");
    EmptyState invitation =
        new EmptyState(
            null,
            texts.get("waiting.title"),
            texts.get(firstCopy ? "waiting.first" : "waiting.body"),
            null);
    HBox.setHgrow(invitation, Priority.ALWAYS);
    Pane greeting = upright ? new VBox(picture, invitation) : new HBox(picture, invitation);
    greeting.getStyleClass().add("waiting-greeting");
    VBox content = new VBox(greeting);
    content.getStyleClass().add("waiting-content");
    tray.ifPresent(content.getChildren()::add);
    FadingScroll scroll = new FadingScroll(content);
    scroll.fitHeight();
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().add(scroll);
  }
}
