package app.dangol.screen.setup;

import app.dangol.screen.part.Icon;
import app.dangol.screen.part.TextLabel;
import app.dangol.screen.part.TouchTile;
import app.dangol.screen.setup.model.DeviceReport;
import app.dangol.screen.setup.model.DeviceRow;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One reader in the list; stays the same node while its status changes. */
final class DeviceTile extends StackPane {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final String name;
  private final TextLabel about = new TextLabel("", "caption");
  private final TextLabel status = new TextLabel("", "caption", "device-status");
  private final StackPane statusIcon = new StackPane();
  private final StackPane check = new StackPane();
  private final TouchTile tile;
  private @Nullable DeviceRow shown;

  DeviceTile(DeviceRow row, Runnable select) {
    name = row.name();
    Icon kind = row.kind() == DeviceReport.Kind.CAMERA ? Icon.CAMERA : Icon.DEVICES;
    StackPane disc = new StackPane(kind.node(20));
    disc.getStyleClass().add("device-disc");
    HBox statusLine = new HBox(statusIcon, status);
    statusLine.getStyleClass().add("device-status-line");
    VBox words = new VBox(new TextLabel(name, "title-3"), about, statusLine);
    words.getStyleClass().add("device-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    check.getStyleClass().add("device-check");
    HBox content = new HBox(disc, words, check);
    content.getStyleClass().add("device-content");
    tile = new TouchTile(content, row.spoken(), "device-tile", select);
    getChildren().add(tile);
    show(row);
  }

  boolean isOf(DeviceRow row) {
    return name.equals(row.name());
  }

  void show(DeviceRow row) {
    if (row.equals(shown)) {
      return;
    }
    shown = row;
    about.setText(row.about());
    status.setText(row.status());
    status.getStyleClass().setAll("label", "caption", "device-status", Tones.style(row.tone()));
    statusIcon.getChildren().setAll(Tones.icon(row.tone(), 16));
    Node mark = Icon.CHECK.node(20, "accent");
    mark.setVisible(row.selected());
    check.getChildren().setAll(mark);
    tile.pseudoClassStateChanged(SELECTED, row.selected());
    tile.setAccessibleText(row.spoken());
  }
}
