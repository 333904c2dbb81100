package app.dangol.screen.setup;

import app.dangol.screen.part.TextLabel;
import app.dangol.screen.setup.model.SeenLine;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One unit a reader sent: when, what it is, and its bytes. */
final class SeenEntry extends HBox {
  private final SeenLine line;

  SeenEntry(SeenLine line) {
    this.line = line;
    TextLabel time = new TextLabel(line.time(), "caption", "seen-time");
    time.setWrapText(false);
    time.setMinWidth(USE_PREF_SIZE);
    TextLabel meaning = new TextLabel(line.meaning(), "title-3");
    HBox.setHgrow(meaning, Priority.ALWAYS);
    HBox head = new HBox(Tones.icon(line.kind(), 18), meaning);
    head.getStyleClass().add("seen-head");
    VBox words = new VBox(head);
    words.getStyleClass().add("seen-words");
    line.cause().ifPresent(cause -> words.getChildren().add(new TextLabel(cause, "caption")));
    line.hex().ifPresent(hex -> words.getChildren().add(new HexBlock(hex)));
    words.getChildren().add(new TextLabel(line.aside(), "caption"));
    HBox.setHgrow(words, Priority.ALWAYS);
    getStyleClass().add("seen-entry");
    getChildren().addAll(time, words);
  }

  boolean isOf(SeenLine other) {
    return line.equals(other);
  }
}
