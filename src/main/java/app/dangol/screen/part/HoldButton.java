package app.dangol.screen.part;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/**
 * A button that is on while it is held, by finger, mouse or space bar, and for ten seconds at most.
 */
final class HoldButton extends Button {
  private static final Duration LIMIT = Duration.seconds(10);

  private final PauseTransition limit = new PauseTransition(LIMIT);
  private final Consumer<Boolean> onHold;
  private boolean held;

  HoldButton(Icon icon, String words, Consumer<Boolean> onHold) {
    this.onHold = onHold;
    setGraphic(icon.node(24));
    getStyleClass().setAll("icon-button", "touch");
    setAccessibleText(words);
    setTooltip(new Tooltip(words));
    limit.setOnFinished(event -> hold(false));
    armedProperty().addListener((property, was, armed) -> hold(armed));
    sceneProperty().addListener((property, was, scene) -> hold(false));
    disabledProperty().addListener((property, was, disabled) -> hold(false));
  }

  /** Lets go, whatever the finger does: the screen is about to show something else. */
  void release() {
    hold(false);
  }

  PauseTransition limit() {
    return limit;
  }

  private void hold(boolean now) {
    if (held == now) {
      return;
    }
    held = now;
    if (now) {
      limit.playFromStart();
    } else {
      limit.stop();
    }
    onHold.accept(now);
  }
}
