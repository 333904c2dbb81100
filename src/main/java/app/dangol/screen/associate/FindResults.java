package app.dangol.screen.associate;

import app.dangol.screen.associate.model.FoundText;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.TextLabel;
import app.dangol.screen.part.TouchTile;
import app.dangol.text.Texts;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What was found, in a panel under the search field; a touch opens the product. */
final class FindResults extends VBox {
  private static final double GAP = 8;
  private static final double MARGIN = 24;

  FindResults(Texts texts, FindViewModel model, FoundText found) {
    getStyleClass().add("find-results");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.TOP_LEFT);
    if (found.rows().isEmpty()) {
      getChildren()
          .addAll(
              new TextLabel(texts.get("find.none"), "body", "muted"),
              new PillButton(PillButton.Kind.QUIET, texts.get("find.card"), model::enter));
      return;
    }
    getChildren().add(new TextLabel(texts.get("find.products"), "caption"));
    for (FoundText.Row row : found.rows()) {
      getChildren().add(tile(row, model));
    }
  }

  /** Puts the panel under the field, its right edge below the field's unless it would leave. */
  void standUnder(Node field) {
    applyCss();
    Bounds above = field.localToScene(field.getLayoutBounds());
    double left = Math.max(MARGIN, above.getMaxX() - prefWidth(-1));
    StackPane.setMargin(this, new Insets(above.getMaxY() + GAP, 0, 0, left));
  }

  /** Moves the focus to the first product, if there is one. */
  void focusFirst() {
    getChildren().stream()
        .filter(Node::isFocusTraversable)
        .findFirst()
        .ifPresent(Node::requestFocus);
  }

  private static TouchTile tile(FoundText.Row row, FindViewModel model) {
    TextLabel name = new TextLabel(row.name(), "body");
    TextLabel price = new TextLabel(row.price().figure(), "price");
    price.setWrapText(false);
    price.setMinWidth(USE_PREF_SIZE);
    TextLabel age = new TextLabel(row.price().age(), "caption");
    age.setWrapText(false);
    VBox cost = new VBox(price, age);
    cost.setAlignment(Pos.TOP_RIGHT);
    cost.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox line = new HBox(name, cost);
    line.getStyleClass().add("find-row");
    return new TouchTile(
        line, row.name() + ", " + row.price().words(), "find-tile", () -> model.pick(row.sku()));
  }
}
