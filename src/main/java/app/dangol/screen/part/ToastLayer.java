package app.dangol.screen.part;

import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Lies over a page and shows one toast at a time at its foot; touches beside the toast go to the
 * page below.
 */
public final class ToastLayer extends StackPane {
  private @Nullable Toast current;

  public ToastLayer() {
    getStyleClass().add("toast-layer");
    setPickOnBounds(false);
  }

  /** Shows what was done, instead of the toast that may still be there. */
  public void show(String words, String undoWords, Runnable onUndo) {
    dismiss();
    Toast toast = new Toast(words, undoWords, onUndo, this::dismiss);
    current = toast;
    getChildren().setAll(toast);
    Motion.fadeIn(toast, Motion.ROW);
    toast.start();
  }

  /** Takes the toast away; undo is no longer offered. */
  public void dismiss() {
    Toast toast = current;
    if (toast != null) {
      current = null;
      toast.stop();
      getChildren().remove(toast);
    }
  }

  @Nullable Toast current() {
    return current;
  }
}
