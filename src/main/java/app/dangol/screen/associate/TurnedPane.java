package app.dangol.screen.associate;

import app.dangol.screen.associate.model.ItemPage;
import app.dangol.screen.part.PageScroll;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.still.StillCache;
import app.dangol.text.Texts;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The whole screen turned to the customer: one product, and nothing about anybody. Covers the page,
 * so that no name, purchase or note can be read behind it.
 */
final class TurnedPane extends VBox {
  TurnedPane(Texts texts, StillCache stills, ItemPage page, Runnable back) {
    getStyleClass().add("turned-pane");
    PageScroll scroll = new PageScroll(ItemPageController.loadTurned(texts, stills, page));
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren()
        .addAll(
            scroll, new PillButton(PillButton.Kind.PLAIN, texts.get("product.back"), back));
  }
}
