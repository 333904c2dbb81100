package app.dangol.screen.kiosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.fxml.FXML;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * A title, a sentence or two, and what belongs to them: the words of every page but the first two.
 */
public final class WordsController {
  @FXML private VBox root;
  @FXML private Label title;
  @FXML private Label body;
  @FXML private Label code;
  @FXML private VBox extra;

  static WordsController load(String title, String body) {
    FXMLLoader loader = new FXMLLoader(WordsController.class.getResource("words.fxml"));
    try {
      loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    WordsController words = loader.getController();
    words.title.setText(title);
    words.say(body);
    show(words.code, "");
    return words;
  }

  /** Replaces the sentence below the title; a blank one takes no room. */
  void say(String sentence) {
    body.getStyleClass().setAll("label", "body", "muted", LetterHeight.styleOf(sentence));
    show(body, sentence);
  }

  /** A code for people to quote. */
  void quote(String quoted) {
    show(code, quoted);
  }

  void add(Node node) {
    extra.getChildren().add(node);
  }

  VBox root() {
    return root;
  }

  private static void show(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }
}
