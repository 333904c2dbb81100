package app.dangol.screen.part;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.VBox;

/** Entries on one thread, newest first. */
public final class Timeline extends VBox {
  public Timeline() {
    getStyleClass().add("timeline");
    setAccessibleRole(AccessibleRole.LIST_VIEW);
  }

  /** Replaces what is shown. */
  public void show(List<TimelineEntry.Story> stories) {
    getChildren().clear();
    for (int i = 0; i < stories.size(); i++) {
      getChildren().add(TimelineEntry.of(stories.get(i), i == stories.size() - 1));
    }
  }
}
