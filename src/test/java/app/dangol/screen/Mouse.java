package app.dangol.screen;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** What a finger does; a touch screen on Linux reports it as the mouse's first button. */
public final class Mouse {
  private Mouse() {}

  /** Sends one event to a node, five px from its upper left corner. */
  public static void fire(Node node, EventType<MouseEvent> type) {
    Event.fireEvent(
        node,
        new MouseEvent(
            type,
            5,
            5,
            5,
            5,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            true,
            false,
            true,
            null));
  }

  /** Down and up again on a button. */
  public static void tap(Node node) {
    fire(node, MouseEvent.MOUSE_ENTERED);
    fire(node, MouseEvent.MOUSE_PRESSED);
    fire(node, MouseEvent.MOUSE_RELEASED);
  }
}
