package app.dangol.screen.part;

import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The field to find people and products with. Escape and the cross empty it. */
public final class SearchPill extends HBox {
  private final TextField field = new TextField();
  private final Consumer<String> onText;

  /** As many characters as the field has made room for; it never gives that back. */
  private int longest;

  private boolean overwriting;

  /**
   * @param prompt shown while empty, and read out as the field's name
   * @param clearWords what the cross does, for the screen reader
   * @param onText called with each new text
   * @param onSubmit called with the text when Enter is pressed
   */
  public SearchPill(
      String prompt, String clearWords, Consumer<String> onText, Consumer<String> onSubmit) {
    this.onText = onText;
    field.setPromptText(prompt);
    field.setAccessibleText(prompt);
    field.setMaxHeight(Double.MAX_VALUE);
    HBox.setHgrow(field, Priority.ALWAYS);
    field.setOnAction(event -> onSubmit.accept(field.getText()));
    field.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
    IconButton clear = new IconButton(Icon.CLOSE, clearWords, this::clear);
    clear.visibleProperty().bind(field.textProperty().isNotEmpty());
    clear.managedProperty().bind(clear.visibleProperty());
    field.textProperty().addListener((property, was, text) -> changed(text));
    Node glass = Icon.SEARCH.node(22);
    getStyleClass().add("search-pill");
    setMaxWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(glass, field, clear);
    setOnMouseClicked(event -> field.requestFocus());
  }

  /** The field itself, for focus and for an on-screen keyboard. */
  public TextField field() {
    return field;
  }

  private void changed(String text) {
    longest = Math.max(longest, text.length());
    if (!overwriting) {
      onText.accept(text);
      if (text.isEmpty()) {
        Platform.runLater(this::overwrite);
      }
    }
  }

  /** An emptied field goes on to hold what stood in it, which may be somebody's name. */
  private void overwrite() {
    if (field.getText().isEmpty()) {
      overwriting = true;
      field.setText(" ".repeat(longest));
      field.setText("");
      overwriting = false;
    }
  }

  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
      clear();
      event.consume();
    }
  }

  private void clear() {
    field.clear();
    field.requestFocus();
  }
}
