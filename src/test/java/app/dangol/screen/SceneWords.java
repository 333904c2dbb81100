package app.dangol.screen;

import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.SheetLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

/** Walks a scene graph for what it says and holds. */
public final class SceneWords {
  private SceneWords() {}

  /** Every text there is, shown or hidden, for the eye or for a screen reader. */
  public static List<String> all(Node root) {
    List<String> words = new ArrayList<>();
    for (Node node : nodes(root, n -> true)) {
      if (node instanceof Text text) {
        words.add(text.getText());
      }
      if (node instanceof TextInputControl field) {
        words.add(field.getText());
        words.add(field.getPromptText());
      }
      if (node instanceof Control control && control.getTooltip() != null) {
        words.add(control.getTooltip().getText());
      }
      if (node.getAccessibleText() != null) {
        words.add(node.getAccessibleText());
      }
    }
    return words;
  }

  /** Nodes that fit, in the order of the graph. */
  public static List<Node> nodes(Node root, Predicate<Node> wanted) {
    List<Node> found = new ArrayList<>();
    collect(root, wanted, found);
    return found;
  }

  /** The first node with that style class. */
  public static Node styled(Node root, String style) {
    return nodes(root, node -> node.getStyleClass().contains(style)).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing has the style " + style));
  }

  /** The sheet that is open at the side. */
  public static Node sideSheet(Node root) {
    Node layer =
        nodes(root, node -> node instanceof SheetLayer).stream()
            .findFirst()
            .orElseThrow(() -> new AssertionError("there is no layer for sheets"));
    return styled(layer, "side-sheet");
  }

  /** The first button with these words on it. */
  public static Button button(Node root, String words) {
    return nodes(root, node -> node instanceof PillButton b && b.getText().equals(words)).stream()
        .map(Button.class::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button says " + words));
  }

  private static void collect(Node node, Predicate<Node> wanted, List<Node> found) {
    if (wanted.test(node)) {
      found.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, wanted, found));
    }
  }
}
