package app.dangol.screen.part;

import app.dangol.text.Texts;
import app.dangol.trust.access.PinRule;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Twelve keys and a dot for every digit. A pressed key shows nothing larger: somebody may be
 * looking on.
 */
public final class PinPad extends VBox {
  private static final PseudoClass FILLED = PseudoClass.getPseudoClass("filled");

  private final Texts texts;
  private final HBox dots = new HBox();
  private final List<Button> keys = new ArrayList<>();

  public PinPad(Texts texts, PinKeys pressed) {
    this.texts = texts;
    getStyleClass().add("pin-pad");
    dots.getStyleClass().add("pin-dots");
    dots.setAccessibleRole(AccessibleRole.TEXT);
    GridPane grid = new GridPane();
    grid.getStyleClass().add("pin-keys");
    for (int digit = 1; digit <= 9; digit++) {
      int each = digit;
      grid.add(
          key(Integer.toString(each), () -> pressed.type(each)), (each - 1) % 3, (each - 1) / 3);
    }
    Button back = key("", pressed::takeBack);
    back.setGraphic(Icon.BACK.node(24));
    back.setAccessibleText(texts.get("lock.key.back"));
    Button enter = key("", pressed::enter);
    enter.setGraphic(Icon.CHECK.node(24));
    enter.setAccessibleText(texts.get("lock.key.enter"));
    enter.getStyleClass().add("enter");
    grid.add(back, 0, 3);
    grid.add(key("0", () -> pressed.type(0)), 1, 3);
    grid.add(enter, 2, 3);
    getChildren().addAll(dots, grid);
    showTyped(0);
  }

  private Button key(String words, Runnable action) {
    Button key = new Button(words);
    key.getStyleClass().setAll("pin-key", "touch");
    key.setOnAction(event -> action.run());
    keys.add(key);
    return key;
  }

  /** Whether digits are taken. */
  public void setOpen(boolean open) {
    keys.forEach(key -> key.setDisable(!open));
  }

  /** A dot for each digit; those of the shortest PIN are there from the beginning. */
  public void showTyped(int count) {
    dots.getChildren().clear();
    for (int i = 0; i < Math.max(PinRule.SHORTEST, count); i++) {
      Region dot = new Region();
      dot.getStyleClass().add("pin-dot");
      dot.pseudoClassStateChanged(FILLED, i < count);
      dots.getChildren().add(dot);
    }
    dots.setAccessibleText(texts.get("lock.typed", count));
  }
}
