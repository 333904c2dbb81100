package app.dangol.screen.associate;

import app.dangol.screen.associate.AssociateViewModel.FindResult;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.TextLabel;
import app.dangol.screen.part.TouchTile;
import app.dangol.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What was found, in a panel under the top bar; a touch opens the product. */
final class FindResults extends VBox {
  FindResults(AssociateViewModel model, FindResult result, Runnable clear) {
    Texts texts = model.texts();
    getStyleClass().add("find-results");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.TOP_RIGHT);
    if (result.rows().isEmpty()) {
      getChildren()
          .addAll(
              new TextLabel(texts.get("find.none"), "body", "muted"),
              new PillButton(
                  PillButton.Kind.QUIET,
                  texts.get("find.card"),
                  () -> {
                    model.enterCode(result.query());
                    clear.run();
                  }));
      return;
    }
    getChildren().add(new TextLabel(texts.get("find.products"), "caption"));
    for (FindResult.Row row : result.rows()) {
      getChildren().add(tile(row, model, clear));
    }
  }

  private static TouchTile tile(FindResult.Row row, AssociateViewModel model, Runnable clear) {
    TextLabel name = new TextLabel(row.name(), "body");
    TextLabel price = new TextLabel(row.price(), "price");
    price.setWrapText(false);
    price.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox line = new HBox(name, price);
    line.getStyleClass().add("find-row");
    return new TouchTile(
        line,
        row.name() + ", " + row.price(),
        "find-tile",
        () -> {
          clear.run();
          model.lookUp(row.sku());
        });
  }
}
