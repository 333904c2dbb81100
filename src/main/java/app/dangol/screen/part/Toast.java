package app.dangol.screen.part;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

/**
 * Says what was done and offers to undo it, for six seconds; the clock stands still while it is
 * touched or focused.
 */
final class Toast extends HBox {
  private static final Duration LIFE = Duration.seconds(6);

  private final PauseTransition life = new PauseTransition(LIFE);
  private final PillButton undo;

  /**
   * @param undoWords what the action says; with none there is nothing to undo
   * @param onGone called once, when time is up or undo was chosen
   */
  Toast(String words, String undoWords, Runnable onUndo, Runnable onGone) {
    undo =
        new PillButton(
            PillButton.Kind.QUIET,
            undoWords,
            () -> {
              life.stop();
              onUndo.run();
              onGone.run();
            });
    getStyleClass().add("toast");
    TextLabel said = new TextLabel(words, "body");
    said.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(said, Priority.ALWAYS);
    getChildren().add(said);
    if (!undoWords.isBlank()) {
      getChildren().add(undo);
    }
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(words);
    life.setOnFinished(event -> onGone.run());
    hoverProperty().addListener((property, was, is) -> pauseOrGoOn());
    undo.focusedProperty().addListener((property, was, is) -> pauseOrGoOn());
  }

  void start() {
    life.playFromStart();
  }

  void stop() {
    life.stop();
  }

  boolean isCounting() {
    return life.getStatus() == Animation.Status.RUNNING;
  }

  PillButton undo() {
    return undo;
  }

  private void pauseOrGoOn() {
    if (isHover() || undo.isFocused()) {
      life.pause();
    } else if (life.getStatus() == Animation.Status.PAUSED) {
      life.play();
    }
  }
}
