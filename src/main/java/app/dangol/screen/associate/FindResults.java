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

/**
 * What was found, in a panel under the search field. A touch opens the product; whoever is touched
 * is asked who they are before their page opens.
 */
final class FindResults extends VBox {
  private static final double GAP = 8;
  private static final double MARGIN = 24;

  private final Texts texts;
  private final FindViewModel model;

  FindResults(Texts texts, FindViewModel model, FoundText found) {
    this.texts = texts;
    this.model = model;
    getStyleClass().add("find-results");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.TOP_LEFT);
    if (found.ask().isPresent()) {
      getChildren().add(new WhoPane(texts, model, found.ask().get()));
    } else if (found.isEmpty()) {
      getChildren()
          .addAll(
              new TextLabel(texts.get("find.none"), "body", "muted"),
              new PillButton(PillButton.Kind.QUIET, texts.get("find.card"), model::typed));
    } else {
      found.people().ifPresent(this::people);
      products(found);
    }
  }

  private void people(FoundText.People people) {
    if (people.rows().isEmpty() && people.hint().isBlank()) {
      return;
    }
    getChildren().add(new TextLabel(texts.get("find.people"), "caption"));
    for (FoundText.Person person : people.rows()) {
      getChildren().add(tile(person));
    }
    if (!people.hint().isBlank()) {
      getChildren().add(new TextLabel(people.hint(), "body", "muted"));
    }
  }

  private void products(FoundText found) {
    if (!found.rows().isEmpty()) {
      getChildren().add(new TextLabel(texts.get("find.products"), "caption"));
      found.rows().forEach(row -> getChildren().add(tile(row)));
    }
  }

  /** Puts the panel under the field, its right edge below the field's unless it would leave. */
  void standUnder(Node field) {
    applyCss();
    Bounds above = field.localToScene(field.getLayoutBounds());
    double left = Math.max(MARGIN, above.getMaxX() - prefWidth(-1));
    StackPane.setMargin(this, new Insets(above.getMaxY() + GAP, 0, 0, left));
  }

  /** Moves the focus to the first of them, if there is one. */
  void focusFirst() {
    getChildren().stream()
        .filter(Node::isFocusTraversable)
        .findFirst()
        .ifPresent(Node::requestFocus);
  }

  /** Whether the keyboard is in there. */
  boolean hasFocus() {
    Node at = getScene() == null ? null : getScene().getFocusOwner();
    while (at != null && !equals(at)) {
      at = at.getParent();
    }
    return at != null;
  }

  /** Moves the focus to where an answer is written, if somebody is asked. */
  void focusAnswer() {
    getChildren().stream()
        .filter(WhoPane.class::isInstance)
        .map(WhoPane.class::cast)
        .forEach(WhoPane::focus);
  }

  private TouchTile tile(FoundText.Person person) {
    TextLabel name = new TextLabel(person.name(), "body");
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    TextLabel about = new TextLabel(person.about(), "caption");
    about.setWrapText(false);
    about.setMinWidth(USE_PREF_SIZE);
    HBox line = new HBox(name, about);
    line.getStyleClass().add("find-row");
    return new TouchTile(line, person.spoken(), "find-tile", () -> model.choose(person.id()));
  }

  private TouchTile tile(FoundText.Row row) {
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
