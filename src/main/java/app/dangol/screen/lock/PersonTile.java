package app.dangol.screen.lock;

import app.dangol.screen.lock.model.LockPage.Tile;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.TextLabel;
import app.dangol.screen.part.TouchTile;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Somebody who can sign in, at one touch. */
final class PersonTile extends StackPane {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  PersonTile(Tile person, Runnable choose) {
    Label initial = new Label(person.initial());
    initial.getStyleClass().add("title-3");
    StackPane disc = new StackPane(initial);
    disc.getStyleClass().add("person-disc");
    VBox words = new VBox(new TextLabel(person.name(), "title-3"));
    words.getStyleClass().add("person-words");
    if (!person.note().isEmpty()) {
      words.getChildren().add(new TextLabel(person.note(), "caption"));
    }
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox content = new HBox(disc, words);
    content.getStyleClass().add("person-content");
    if (person.selected()) {
      content.getChildren().add(Icon.CHECK.node(20, "accent"));
    }
    TouchTile tile = new TouchTile(content, person.spoken(), "person-tile", choose);
    tile.pseudoClassStateChanged(SELECTED, person.selected());
    getChildren().add(tile);
  }
}
