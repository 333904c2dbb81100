package app.dangol.screen.part;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A way of a few steps, of which one is where somebody is. */
public final class JourneySteps extends GridPane {
  /** A step with its name. */
  public record Step(Icon icon, String name) {}

  /**
   * @param current which of the steps it is, from 0
   * @param said what a screen reader says of it
   */
  public JourneySteps(List<Step> steps, int current, String said) {
    getStyleClass().add("journey-steps");
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(said);
    for (int i = 0; i < steps.size(); i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / steps.size());
      getColumnConstraints().add(column);
      add(step(steps.get(i), i == current, i > 0, i < steps.size() - 1), i, 0);
    }
  }

  private static VBox step(Step step, boolean current, boolean before, boolean after) {
    StackPane disc = new StackPane(step.icon().node(18, "muted"));
    disc.getStyleClass().add("journey-disc");
    HBox row = new HBox(thread(before), disc, thread(after));
    row.getStyleClass().add("journey-row");
    TextLabel name = new TextLabel(step.name(), "journey-name");
    VBox made = new VBox(row, name);
    made.getStyleClass().add("journey-step");
    if (current) {
      made.getStyleClass().add("current");
    }
    return made;
  }

  private static Region thread(boolean shown) {
    Region thread = new Region();
    thread.getStyleClass().add("journey-thread");
    thread.setVisible(shown);
    HBox.setHgrow(thread, Priority.ALWAYS);
    return thread;
  }
}
