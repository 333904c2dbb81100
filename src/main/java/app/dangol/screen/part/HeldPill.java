package app.dangol.screen.part;

import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** A button that does what it says once it has been held for two seconds, and nothing before. */
public final class HeldPill extends Button {
  private static final Duration HELD = Duration.seconds(2);

  private final PauseTransition wait = new PauseTransition(HELD);

  /**
   * @param words say that it is to be held
   */
  public HeldPill(String words, Runnable action) {
    super(words);
    getStyleClass().setAll("pill-button", "touch", "plain");
    setMinWidth(Region.USE_PREF_SIZE);
    wait.setOnFinished(event -> action.run());
    armedProperty()
        .addListener((property, was, armed) -> {
          if (armed) {
            wait.playFromStart();
          } else {
            wait.stop();
          }
        });
    sceneProperty().addListener((property, was, scene) -> wait.stop());
  }

  PauseTransition waiting() {
    return wait;
  }
}
