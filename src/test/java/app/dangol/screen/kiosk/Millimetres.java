package app.dangol.screen.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.screen.SceneWords;
import app.dangol.screen.part.TouchRegion;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;

/** Measures what is on a scene against what the panel makes of it. */
final class Millimetres {
  private static final double ROUNDING = 0.6;

  /** Body text of two lines, in units. */
  private static final double TWO_LINES = 2.4 * Panel.BODY;

  private Millimetres() {}

  /** Letters as high, and targets as large, as a public screen must have them. */
  static void assertLegible(String screen, Scene scene, Panel panel) {
    List<String> faults = new ArrayList<>();
    for (Node node : SceneWords.nodes(scene.getRoot(), Node::isVisible)) {
      if (node instanceof Text text && !text.getText().isBlank() && !isIcon(text)) {
        boolean hangulOnly = text.getText().codePoints().noneMatch(Millimetres::isLow);
        double least = hangulOnly ? panel.minHangul() : panel.minFigures();
        if (text.getFont().getSize() < least - ROUNDING) {
          faults.add(
              "%s is %.1f px, least %.1f"
                  .formatted(text.getText(), text.getFont().getSize(), least));
        }
      }
      if (node instanceof ButtonBase
          || (node instanceof TouchRegion && node.isFocusTraversable())) {
        Bounds bounds = node.getLayoutBounds();
        double least = panel.minTouch() - ROUNDING;
        if (bounds.getWidth() < least || bounds.getHeight() < least) {
          faults.add("target of %.0f × %.0f px".formatted(bounds.getWidth(), bounds.getHeight()));
        }
      }
    }
    assertThat(faults).as(screen).isEmpty();
  }

  /** Nothing is out of sight. */
  static void assertNothingScrolls(String screen, Scene scene) {
    for (Node node : SceneWords.nodes(scene.getRoot(), n -> n instanceof ScrollPane)) {
      ScrollPane scroll = (ScrollPane) node;
      assertThat(scroll.getContent().getLayoutBounds().getHeight())
          .as(screen + ": height of what may scroll")
          .isLessThanOrEqualTo(scroll.getViewportBounds().getHeight() + ROUNDING);
    }
  }

  /**
   * Every button is on the page, and so is a part of what scrolls; where all of it scrolls, the way
   * out and the way to the other tools stay.
   */
  static void assertButtonsStay(String screen, Scene scene, Arrangement arrangement) {
    List<String> faults = new ArrayList<>();
    for (Node node : SceneWords.nodes(scene.getRoot(), n -> n instanceof ButtonBase)) {
      Bounds at = node.localToScene(node.getLayoutBounds());
      boolean scrolls = scrolls(node);
      boolean mayScroll =
          arrangement.isCramped()
              || node.getStyleClass().contains("quiet")
              || node.getStyleClass().contains("switch")
              || node.getStyleClass().contains("kiosk-tool");
      boolean across = at.getMinX() >= -ROUNDING && at.getMaxX() <= scene.getWidth() + ROUNDING;
      boolean down = at.getMinY() >= -ROUNDING && at.getMaxY() <= scene.getHeight() + ROUNDING;
      if (!across || (!scrolls && !down) || (scrolls && !mayScroll)) {
        faults.add(((ButtonBase) node).getText() + " at " + at);
      }
    }
    for (Node node : SceneWords.nodes(scene.getRoot(), n -> n instanceof ScrollPane)) {
      double seen = ((ScrollPane) node).getViewportBounds().getHeight();
      if (seen < TWO_LINES * arrangement.unit()) {
        faults.add("only %.0f px of what scrolls".formatted(seen));
      }
    }
    assertThat(faults).as(screen).isEmpty();
  }

  private static boolean scrolls(Node node) {
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ScrollPane) {
        return true;
      }
    }
    return false;
  }

  /** Figures and letters that are lower than Hangul. */
  private static boolean isLow(int codePoint) {
    return Character.isDigit(codePoint)
        || Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.LATIN;
  }

  private static boolean isIcon(Node node) {
    return node.getStyleClass().contains("ikonli-font-icon");
  }
}
