package app.dangol.screen.part;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/**
 * A surface that is one big button and may hold smaller ones. JavaFX marks every parent of a
 * pressed button as pressed; this surface answers only to a finger on itself, with the state {@code
 * held}.
 */
public class TouchRegion extends StackPane {
  private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");

  private final Runnable action;

  /** The handlers only keep a reference; no event can reach them before the part is built. */
  @SuppressWarnings("this-escape")
  protected TouchRegion(Node content, Runnable action) {
    super(content);
    this.action = action;
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_RELEASED, event -> hold(false));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> hold(false));
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private void press(MouseEvent event) {
    hold(event.getButton() == MouseButton.PRIMARY);
  }

  private void click(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      action.run();
      event.consume();
    }
  }

  private void key(KeyEvent event) {
    boolean activates = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
    if (activates && equals(event.getTarget())) {
      action.run();
      event.consume();
    }
  }

  private void hold(boolean held) {
    pseudoClassStateChanged(HELD, held);
  }

  @Override
  public void executeAccessibleAction(AccessibleAction requested, Object... parameters) {
    if (requested == AccessibleAction.FIRE) {
      action.run();
    } else {
      super.executeAccessibleAction(requested, parameters);
    }
  }
}
