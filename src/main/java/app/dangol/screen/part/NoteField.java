package app.dangol.screen.part;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * Where the associate writes down what they heard: one line that grows to five. While it is empty
 * it offers quick beginnings, with text in it the button to keep it. Enter keeps, Shift and Enter
 * begins a new line.
 */
public final class NoteField extends HBox {
  private final GrowingTextArea area = new GrowingTextArea();
  private final HBox quick = new HBox();
  private final IconButton send;
  private final Consumer<String> onSend;

  /**
   * @param prompt shown while empty, and read out as the field's name
   * @param beginnings texts offered as chips; a touch puts one into the field
   * @param onSend called with the trimmed text; the field is empty afterwards
   */
  public NoteField(
      String prompt, List<String> beginnings, String sendWords, Consumer<String> onSend) {
    this.onSend = onSend;
    area.setPromptText(prompt);
    area.setAccessibleText(prompt);
    HBox.setHgrow(area, Priority.ALWAYS);
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::enter);
    send = new IconButton(Icon.SEND, sendWords, this::send);
    send.getStyleClass().add("filled");
    for (String beginning : beginnings) {
      quick.getChildren().add(new ActionChip(beginning, () -> begin(beginning)));
    }
    quick.getStyleClass().add("quick");
    quick.setMinWidth(USE_PREF_SIZE);
    Node pencil = Icon.NOTE.node(20);
    getStyleClass().add("note-field");
    getChildren().addAll(pencil, area, quick, send);
    area.textProperty().addListener((property, was, text) -> showWhatFits());
    setOnMouseClicked(event -> area.requestFocus());
    showWhatFits();
  }

  /** Takes no more than so many UTF-16 units; what would go beyond is not typed. */
  public void limit(int maxLength) {
    area.setTextFormatter(TextLimit.of(maxLength));
  }

  /** The text input itself, for focus and for an on-screen keyboard. */
  public GrowingTextArea area() {
    return area;
  }

  private void showWhatFits() {
    boolean written = !area.getText().isBlank();
    show(send, written);
    show(quick, !written && !quick.getChildren().isEmpty());
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private void begin(String text) {
    area.setText(text + " ");
    area.requestFocus();
    area.end();
  }

  private void enter(KeyEvent event) {
    if (event.getCode() != KeyCode.ENTER) {
      return;
    }
    if (event.isShiftDown()) {
      area.insertText(area.getCaretPosition(), "\n");
    } else {
      send();
    }
    event.consume();
  }

  private void send() {
    String text = area.getText().strip();
    if (!text.isEmpty()) {
      area.clear();
      onSend.accept(text);
    }
  }
}
