package app.dangol.screen.associate;

import app.dangol.screen.associate.model.ItemPage;
import app.dangol.screen.part.PageScroll;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.still.StillCache;
import app.dangol.text.Texts;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The whole screen turned to the customer: one product, and nothing about anybody. The page below
 * is hidden while it shows, so that no name, purchase or note can be read or read out.
 */
final class TurnedPane extends VBox {
  private final PillButton back;

  /**
   * @param upright whether the picture stands above the words instead of beside them
   */
  TurnedPane(Texts texts, StillCache stills, ItemPage page, boolean upright, Runnable close) {
    getStyleClass().add("turned-pane");
    PageScroll scroll = new PageScroll(ItemPageController.loadTurned(texts, stills, page, upright));
    scroll.setFitToHeight(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    back = new PillButton(PillButton.Kind.PLAIN, texts.get("product.back"), close);
    getChildren().addAll(scroll, back);
  }

  PillButton back() {
    return back;
  }
}
