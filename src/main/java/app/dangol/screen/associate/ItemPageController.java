package app.dangol.screen.associate;

import app.dangol.screen.associate.model.ItemPage;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.Picture;
import app.dangol.screen.part.PillButton;
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
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One product: picture, why, price, and a line of stock for each store. */
public final class ItemPageController {
  @FXML private StackPane picture;
  @FXML private Label name;
  @FXML private Label price;
  @FXML private Label priceAge;
  @FXML private Label shelf;
  @FXML private Label stockTitle;
  @FXML private VBox stock;

  /** Only on the associate's own page; the one turned to the customer has no place for it. */
  @FXML private @Nullable VBox why;

  /** The associate's page. */
  static Node load(AssociateViewModel model, StillCache stills, ItemPage page) {
    Texts texts = model.texts();
    Node node = load("item-page.fxml", texts, stills, page);
    page.actions()
        .ifPresent(
            offered -> ((VBox) node).getChildren().add(2, actions(page, offered, model.account())));
    if (model.steer().isOffered()) {
      ((VBox) node)
          .getChildren()
          .add(
              new PillButton(
                  PillButton.Kind.PLAIN,
                  texts.get("steer.open"),
                  Icon.STORE,
                  () -> model.steer(page.sku())));
    }
    if (page.why().isPresent()) {
      // One sheet at a time: the product's gives way.
      Runnable open =
          () -> {
            model.closeItem();
            model.reasons().open(page.sku());
          };
      ((VBox) node.lookup(".item-why"))
          .getChildren()
          .add(new PillButton(PillButton.Kind.PLAIN, texts.get("why.open"), Icon.BOOK, open));
    }
    return node;
  }

  private static Node actions(ItemPage page, ItemPage.Actions offered, AccountViewModel account) {
    FlowPane buttons = new FlowPane();
    buttons.getStyleClass().add("item-actions");
    buttons
        .getChildren()
        .add(
            new PillButton(
                PillButton.Kind.PLAIN,
                offered.reserve(),
                offered.reserved() ? Icon.CLOSE : Icon.HOLD,
                () -> account.reserve(page.sku())));
    if (!offered.wish().isBlank()) {
      buttons
          .getChildren()
          .add(
              new PillButton(
                  PillButton.Kind.PLAIN,
                  offered.wish(),
                  offered.wished() ? Icon.UNWISH : Icon.WISHED,
                  () -> account.wish(page.sku())));
    }
    return buttons;
  }

  /**
   * The page turned to the customer: larger, and nothing but the product.
   *
   * @param upright whether the picture stands above the words instead of beside them
   */
  static Node loadTurned(Texts texts, StillCache stills, ItemPage page, boolean upright) {
    String file = upright ? "turned-page-upright.fxml" : "turned-page.fxml";
    return load(file, texts, stills, page);
  }

  private static Node load(String file, Texts texts, StillCache stills, ItemPage page) {
    FXMLLoader loader = new FXMLLoader(ItemPageController.class.getResource(file));
    try {
      Node node = loader.load();
      ItemPageController controller = loader.getController();
      controller.show(texts, stills, page);
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void show(Texts texts, StillCache stills, ItemPage page) {
    Subject subject = new Subject(page.category(), page.colour(), page.sku().value());
    Label drawn = new TextLabel(texts.get("picture.label"), "caption", "picture-label");
    drawn.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(drawn, Pos.BOTTOM_LEFT);
    picture.getChildren().addAll(new Picture(stills, subject, page.picture()), drawn);
    VBox reasons = why;
    if (reasons != null) {
      page.why().ifPresentOrElse(reason -> show(texts, reason, reasons), () -> hide(reasons));
    }
    name.setText(page.name());
    price.setText(page.price().figure());
    priceAge.setText(page.price().age());
    if (page.price().age().isEmpty()) {
      hide(priceAge);
    }
    shelf.setText(page.shelf());
    if (page.shelf().isBlank()) {
      hide(shelf);
    }
    stockTitle.setText(texts.get("product.stock"));
    page.stock().forEach(level -> stock.getChildren().add(new StockLine(PartMapping.stock(level))));
  }

  private static void show(Texts texts, ItemPage.Why reason, VBox reasons) {
    HBox line =
        new HBox(
            PartMapping.icon(reason.icon()).node(18, "warm"),
            new TextLabel(reason.reason(), "reason"));
    line.getStyleClass().add("why-line");
    reasons
        .getChildren()
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
