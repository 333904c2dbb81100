package app.dangol.screen.part;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One of the staff, at one touch. */
public final class PersonTile extends StackPane {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  /**
   * @param initial stands for a picture
   * @param notes what is said under the name, a line each
   * @param spoken the same for the screen reader
   */
  public PersonTile(
      String initial,
      String name,
      List<String> notes,
      String spoken,
      boolean selected,
      Runnable choose) {
    Label letter = new Label(initial);
    letter.getStyleClass().add("title-3");
    StackPane disc = new StackPane(letter);
    disc.getStyleClass().add("person-disc");
    VBox words = new VBox(new TextLabel(name, "title-3"));
    words.getStyleClass().add("person-words");
    notes.forEach(note -> words.getChildren().add(new TextLabel(note, "caption")));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox content = new HBox(disc, words);
    content.getStyleClass().add("person-content");
    if (selected) {
      content.getChildren().add(Icon.CHECK.node(20, "accent"));
    }
    TouchTile tile = new TouchTile(content, spoken, "person-tile", choose);
    tile.pseudoClassStateChanged(SELECTED, selected);
    getChildren().add(tile);
  }
}
