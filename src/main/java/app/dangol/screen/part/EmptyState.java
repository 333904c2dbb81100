package app.dangol.screen.part;

import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What to say, and the one thing to do, where there is nothing to show or something failed. */
public final class EmptyState extends VBox {
  /**
   * @param picture a still life, on a page that is empty as a whole
   * @param action such as an outlined {@link PillButton}
   */
  public EmptyState(
      @Nullable Picture picture, String title, String body, @Nullable PillButton action) {
    getStyleClass().add("empty-state");
    if (picture != null) {
      getChildren().add(picture);
    }
    getChildren().addAll(new TextLabel(title, "title-2"), new TextLabel(body, "body", "muted"));
    if (action != null) {
      getChildren().add(action);
    }
  }
}
