package app.dangol.screen.part;

import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.TranslateTransition;
import javafx.scene.Node;
import javafx.util.Duration;

/**
 * The house's durations and easings. When the person asks for less motion, nothing travels: there
 * are only short fades.
 */
final class Motion {
  static final Duration ROW = Duration.millis(180);
  static final Duration SHEET_IN = Duration.millis(260);
  static final Duration SHEET_OUT = Duration.millis(200);
  private static final Duration REDUCED = Duration.millis(100);
  private static final Interpolator IN = Interpolator.ofSpline(0, 0, 0, 1);
  private static final Interpolator OUT = Interpolator.ofSpline(0.3, 0, 1, 1);

  private Motion() {}

  static boolean isReduced(Node node) {
    return node.getScene() != null && node.getScene().getPreferences().isReducedMotion();
  }

  static void fadeOut(Node node, Duration duration, Runnable afterwards) {
    fade(node, duration, node.getOpacity(), 0, OUT, afterwards);
  }

  static void fadeIn(Node node, Duration duration) {
    fade(node, duration, 0, 1, IN, () -> {});
  }

  /** Moves a node sideways from or to an offset in px; without motion it is simply there. */
  static void slide(Node node, double from, double to, boolean in, Runnable afterwards) {
    if (isReduced(node)) {
      node.setTranslateX(0);
      fade(node, REDUCED, in ? 0 : 1, in ? 1 : 0, IN, afterwards);
      return;
    }
    node.setOpacity(1);
    node.setTranslateX(from);
    TranslateTransition move = new TranslateTransition(in ? SHEET_IN : SHEET_OUT, node);
    move.setToX(to);
    move.setInterpolator(in ? IN : OUT);
    move.setOnFinished(event -> afterwards.run());
    move.play();
  }

  private static void fade(
      Node node, Duration duration, double from, double to, Interpolator easing, Runnable after) {
    FadeTransition fade = new FadeTransition(isReduced(node) ? REDUCED : duration, node);
    fade.setFromValue(from);
    fade.setToValue(to);
    fade.setInterpolator(easing);
    fade.setOnFinished(event -> after.run());
    fade.play();
  }
}
