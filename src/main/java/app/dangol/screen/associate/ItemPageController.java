package app.dangol.screen.associate;

import app.dangol.screen.associate.model.ItemPage;
import app.dangol.screen.part.Picture;
import app.dangol.screen.part.StockLine;
import app.dangol.screen.part.TextLabel;
import app.dangol.screen.part.still.StillCache;
import app.dangol.screen.part.still.Subject;
import app.dangol.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.fxml.FXML;
import javafx.fxml.FXMLLoader;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One product: picture, why, price, and a line of stock for each store. */
public final class ItemPageController {
  @FXML private VBox root;
  @FXML private StackPane picture;
  @FXML private VBox why;
  @FXML private Label name;
  @FXML private Label price;
  @FXML private Label shelf;
  @FXML private Label stockTitle;
  @FXML private VBox stock;

  /**
   * Builds the page.
   *
   * @param turned whether the customer looks at it: larger, and nothing but the product
   */
  static Node load(Texts texts, StillCache stills, ItemPage page, boolean turned) {
    FXMLLoader loader =
        new FXMLLoader(ItemPageController.class.getResource("item-page.fxml"));
    try {
      Node node = loader.load();
      ItemPageController controller = loader.getController();
      controller.show(texts, stills, page, turned);
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void show(Texts texts, StillCache stills, ItemPage page, boolean turned) {
    if (turned) {
      root.getStyleClass().add("turned");
    }
    Subject subject = new Subject(page.category(), page.colour(), page.sku().value());
    Label drawn = new TextLabel(texts.get("picture.label"), "caption", "picture-label");
    drawn.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(drawn, Pos.BOTTOM_LEFT);
    picture.getChildren().addAll(new Picture(stills, subject, page.picture()), drawn);
    page.why().ifPresentOrElse(reason -> show(texts, reason), () -> hide(why));
    name.setText(page.name());
    price.setText(page.price());
    shelf.setText(page.shelf());
    if (page.shelf().isBlank()) {
      hide(shelf);
    }
    stockTitle.setText(texts.get("product.stock"));
    page.stock().forEach(level -> stock.getChildren().add(new StockLine(PartMapping.stock(level))));
  }

  private void show(Texts texts, ItemPage.Why reason) {
    HBox line =
        new HBox(
            PartMapping.icon(reason.icon()).node(18, "warm"),
            new TextLabel(reason.reason(), "reason"));
    line.getStyleClass().add("why-line");
    why.getChildren()
        .addAll(
            new TextLabel(texts.get("product.why"), "title-3"),
            line,
            new TextLabel(reason.explanation(), "body", "muted"));
  }

  private static void hide(Node node) {
    node.setVisible(false);
    node.setManaged(false);
  }
}
