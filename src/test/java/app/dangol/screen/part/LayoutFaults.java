package app.dangol.screen.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Finds texts that overlap, are cut, leave the page or are too small to read, and targets too small
 * for a finger.
 */
public final class LayoutFaults {
  private static final double FINGER = 48;
  private static final double SMALLEST = 14;
  private static final double ROUNDING = 0.6;

  private final List<Node> texts = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final Scene scene;

  private LayoutFaults(Scene scene) {
    this.scene = scene;
  }

  public static void assertNone(String screen, Scene scene) {
    LayoutFaults look = new LayoutFaults(scene);
    look.visit(scene.getRoot(), false);
    look.findOverlaps();
    assertThat(look.faults).as(screen).isEmpty();
  }

  private void visit(Node node, boolean scrolled) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled) {
      checkCut(labeled);
    }
    if (node instanceof ButtonBase || (node instanceof TouchRegion && node.isFocusTraversable())) {
      checkFinger(node);
    }
    if (node instanceof TextInputControl field && field.getText().isEmpty()) {
      checkPrompt(field);
    }
    if (node.getStyleClass().contains("page")) {
      checkPage(node);
    }
    if (node instanceof Text && !isIcon(node) && !inField(node) && !text(node).isBlank()) {
      texts.add(node);
      checkReadable((Text) node);
      if (!scrolled) {
        checkInside(node);
      }
    }
    if (node instanceof Parent parent) {
      boolean inner = scrolled || node instanceof ScrollPane;
      parent.getChildrenUnmodifiable().forEach(child -> visit(child, inner));
    }
  }

  /** Only names and reasons of suggestions may end in an ellipsis. */
  private void checkCut(Labeled labeled) {
    if (labeled.isTextTruncated() && !(labeled instanceof ClampedLabel)) {
      faults.add("cut: " + labeled.getText());
    }
  }

  private void checkFinger(Node node) {
    Bounds bounds = node.getLayoutBounds();
    if (bounds.getWidth() < FINGER - ROUNDING || bounds.getHeight() < FINGER - ROUNDING) {
      faults.add("small target: " + node + " " + bounds);
    }
  }

  /** A prompt longer than its field would be cut without a sign. */
  private void checkPrompt(TextInputControl field) {
    Text ruler = new Text(field.getPromptText());
    ruler.setFont(field.getFont());
    if (ruler.getLayoutBounds().getWidth() > field.getWidth() + ROUNDING) {
      faults.add("prompt cut: " + field.getPromptText() + " in " + field.getWidth());
    }
  }

  /** A page that needs more room than there is hangs over the edges, its margins first. */
  private void checkPage(Node page) {
    Bounds b = page.localToScene(page.getLayoutBounds());
    if (b.getMinX() < -ROUNDING
        || b.getMinY() < -ROUNDING
        || b.getMaxX() > scene.getWidth() + ROUNDING
        || b.getMaxY() > scene.getHeight() + ROUNDING) {
      faults.add("page too large: " + b);
    }
  }

  private void checkReadable(Text text) {
    if (text.getFont().getSize() < SMALLEST - 0.01) {
      faults.add("too small to read: " + text.getText() + " " + text.getFont().getSize());
    }
  }

  private void checkInside(Node node) {
    Bounds b = node.localToScene(node.getLayoutBounds());
    if (b.getMinX() < 0
        || b.getMinY() < 0
        || b.getMaxX() > scene.getWidth() + ROUNDING
        || b.getMaxY() > scene.getHeight() + ROUNDING) {
      faults.add("off the page: " + text(node) + " " + b);
    }
  }

  private void findOverlaps() {
    for (int i = 0; i < texts.size(); i++) {
      Bounds a = bounds(texts.get(i));
      for (int j = i + 1; j < texts.size(); j++) {
        Bounds b = bounds(texts.get(j));
        double width = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
        double height = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
        boolean sameLayer = Objects.equals(layerOf(texts.get(i)), layerOf(texts.get(j)));
        if (sameLayer && width > 1 && height > 1) {
          faults.add("overlap: " + text(texts.get(i)) + " / " + text(texts.get(j)));
        }
      }
    }
  }

  private static Bounds bounds(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  /** What lies over the page on purpose: a scrolling column, a sheet, a toast. */
  private static @Nullable Node layerOf(Node node) {
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ScrollPane || at instanceof SideSheet || at instanceof Toast) {
        return at;
      }
      if (at.getStyleClass().contains("find-results")) {
        return at;
      }
    }
    return null;
  }

  private static boolean isIcon(Node node) {
    return node.getStyleClass().contains("ikonli-font-icon");
  }

  private static boolean inField(Node node) {
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at instanceof TextInputControl) {
        return true;
      }
    }
    return false;
  }

  private static String text(Node node) {
    return ((Text) node).getText();
  }
}
