package app.dangol.screen.part;

import java.util.List;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

/** Three dots, 48 × 48 px, that open a menu below them. */
public final class MoreButton extends Button {
  private final ContextMenu menu = new ContextMenu();

  /**
   * @param words what the dots open, for the screen reader
   */
  public MoreButton(String words, List<MenuChoice> choices) {
    setGraphic(Icon.MORE.node(24));
    getStyleClass().setAll("icon-button", "touch");
    setAccessibleRole(AccessibleRole.MENU_BUTTON);
    setAccessibleText(words);
    for (MenuChoice choice : choices) {
      MenuItem item = new MenuItem(choice.words(), choice.icon().node(20));
      item.setOnAction(event -> choice.run().run());
      menu.getItems().add(item);
    }
    setOnAction(event -> menu.show(this, Side.BOTTOM, 0, 0));
  }

  ContextMenu menu() {
    return menu;
  }
}
