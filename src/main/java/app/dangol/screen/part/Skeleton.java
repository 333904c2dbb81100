package app.dangol.screen.part;

import javafx.animation.PauseTransition;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * Flat lines in the shape of what is being loaded. Nothing shows for the first 300 ms, because most
 * answers are there by then, and nothing shimmers afterwards.
 */
public final class Skeleton extends StackPane {
  private static final Duration PATIENCE = Duration.millis(300);

  private Skeleton(Pane shape) {
    super(shape);
    setVisible(false);
    setAccessibleText("");
    PauseTransition patience = new PauseTransition(PATIENCE);
    patience.setOnFinished(event -> setVisible(true));
    patience.play();
  }

  /** Stands for a {@link SuggestionCard}. */
  public static Skeleton card() {
    VBox card = new VBox(place("picture-place"), line("long"), line("medium"), line("short"));
    card.getStyleClass().add("skeleton-card");
    return new Skeleton(card);
  }

  /** Stands for a {@link SuggestionRow}. */
  public static Skeleton row() {
    HBox row = new HBox(place("picture-place"), lines("long", "medium", "short"));
    row.getStyleClass().add("skeleton-row");
    return new Skeleton(row);
  }

  /** Stands for a {@link TimelineEntry}. */
  public static Skeleton entry() {
    HBox entry = new HBox(place("disc-place"), lines("short", "long"));
    entry.getStyleClass().add("skeleton-entry");
    return new Skeleton(entry);
  }

  private static VBox lines(String... lengths) {
    VBox lines = new VBox();
    lines.getStyleClass().add("lines");
    for (String length : lengths) {
      lines.getChildren().add(line(length));
    }
    HBox.setHgrow(lines, Priority.ALWAYS);
    return lines;
  }

  private static Region line(String length) {
    return region("line", length);
  }

  private static Region place(String kind) {
    return region(kind);
  }

  private static Region region(String... styles) {
    Region region = new Region();
    region.getStyleClass().add("skeleton");
    region.getStyleClass().addAll(styles);
    return region;
  }
}
