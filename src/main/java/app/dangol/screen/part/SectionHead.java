package app.dangol.screen.part;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A section's title and, on the same base line, what it is based on. */
public final class SectionHead extends HBox {
  public SectionHead(String title, @Nullable String caption) {
    getStyleClass().add("section-head");
    TextLabel head = new TextLabel(title, "title-2");
    head.setMinWidth(USE_PREF_SIZE);
    head.setAccessibleRole(AccessibleRole.TEXT);
    getChildren().add(head);
    if (caption != null) {
      getChildren().add(new TextLabel(caption, "caption"));
    }
  }
}
