package app.dangol.screen.part;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A sheet of 480 px to read or pick from, shown at the right edge by a {@link SheetLayer}. */
public final class SideSheet extends VBox {
  private final IconButton close;

  SideSheet(String title, String closeWords, Node content, Runnable onClose) {
    close = new IconButton(Icon.CLOSE, closeWords, onClose);
    TextLabel head = new TextLabel(title, "title-2");
    head.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(head, Priority.ALWAYS);
    HBox headRow = new HBox(head, close);
    headRow.getStyleClass().add("sheet-head");
    StackPane body = new StackPane(content);
    body.getStyleClass().add("sheet-body");
    PageScroll scroll = new PageScroll(body);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getStyleClass().add("side-sheet");
    getChildren().addAll(headRow, scroll);
    setAccessibleRole(AccessibleRole.DIALOG);
    setAccessibleText(title);
  }

  IconButton close() {
    return close;
  }
}
