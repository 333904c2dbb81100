package app.dangol.screen.associate;

import app.dangol.screen.associate.model.ItemPage;
import app.dangol.screen.part.PageScroll;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.still.StillCache;
import app.dangol.text.Texts;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The whole screen turned to the customer: one product, and nothing about anybody. Covers the page,
 * so that no name, purchase or note can be read behind it.
 */
final class TurnedPane extends VBox {
  TurnedPane(Texts texts, StillCache stills, ItemPage page, Runnable back) {
    getStyleClass().add("turned-pane");
    HBox foot =
        new HBox(new PillButton(PillButton.Kind.PLAIN, texts.get("product.back"), back));
    foot.getStyleClass().addAll("inset", "turned-foot");
    PageScroll scroll = new PageScroll(ItemPageController.load(texts, stills, page, true));
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(scroll, foot);
  }
}
