package app.dangol.screen.part;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A field for a sentence or some, on a surface of its own; it grows from one line to five. */
public final class TextBox extends HBox {
  private final GrowingTextArea area = new GrowingTextArea();

  /**
   * @param prompt shown while empty, and read out as the field's name
   * @param maxLength UTF-16 units; what would go beyond is not typed
   */
  public TextBox(String prompt, int maxLength) {
    area.setPromptText(prompt);
    area.setAccessibleText(prompt);
    area.setTextFormatter(TextLimit.of(maxLength));
    HBox.setHgrow(area, Priority.ALWAYS);
    getStyleClass().addAll("note-field", "text-box");
    getChildren().add(area);
    setOnMouseClicked(event -> area.requestFocus());
  }

  /** Empties it and overwrites what stood in it, which may be somebody's name. */
  public void forget() {
    area.forget();
  }

  /** The text input itself. */
  public GrowingTextArea area() {
    return area;
  }
}
