package app.dangol.screen.part;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Holds a page and, over it, one side sheet at a time. While the sheet is open the page is dimmed
 * and focus stays in the sheet; a touch outside, Escape or the cross closes it.
 */
public final class SheetLayer extends StackPane {
  private final Region scrim = new Region();
  private final ChangeListener<@Nullable Node> keepFocus = (property, was, now) -> keepFocus(now);
  private @Nullable SideSheet sheet;
  private @Nullable Node focusBefore;
  private Runnable whenClosed = () -> {};

  public SheetLayer(Node page) {
    super(page);
    scrim.getStyleClass().add("scrim");
    scrim.setOnMouseClicked(event -> closeByHand());
    addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
  }

  /**
   * Opens a sheet; one that was open is replaced, never stacked.
   *
   * @param closeWords what the cross does, for the screen reader
   */
  public void open(String title, String closeWords, Node content) {
    open(title, closeWords, content, () -> {});
  }

  /**
   * Opens a sheet that tells when the person closes it.
   *
   * @param onClosed called when it is closed by the cross, Escape or a touch outside
   */
  public void open(String title, String closeWords, Node content, Runnable onClosed) {
    removeNow();
    whenClosed = onClosed;
    SideSheet opened = new SideSheet(title, closeWords, content, this::closeByHand);
    sheet = opened;
    StackPane.setAlignment(opened, Pos.CENTER_RIGHT);
    getChildren().addAll(scrim, opened);
    Scene scene = getScene();
    if (scene != null) {
      focusBefore = scene.getFocusOwner();
      scene.focusOwnerProperty().addListener(keepFocus);
      opened.applyCss();
      Motion.fadeIn(scrim, Motion.SHEET_IN);
      Motion.slide(opened, opened.prefWidth(-1), 0, true, () -> {});
    }
    opened.close().requestFocus();
  }

  /** Closes the sheet and gives the focus back. */
  public void close() {
    SideSheet closing = sheet;
    if (closing == null) {
      return;
    }
    sheet = null;
    Scene scene = getScene();
    if (scene != null) {
      scene.focusOwnerProperty().removeListener(keepFocus);
    }
    Node before = focusBefore;
    focusBefore = null;
    if (before != null && before.getScene() != null) {
      before.requestFocus();
    }
    scrim.setMouseTransparent(true);
    Motion.fadeOut(scrim, Motion.SHEET_OUT, () -> {});
    Motion.slide(closing, 0, closing.getWidth(), false, () -> remove(closing));
  }

  private void closeByHand() {
    close();
    whenClosed.run();
  }

  public boolean isOpen() {
    return sheet != null;
  }

  private void removeNow() {
    sheet = null;
    if (getScene() != null) {
      getScene().focusOwnerProperty().removeListener(keepFocus);
    }
    getChildren().removeIf(node -> scrim.equals(node) || node instanceof SideSheet);
    scrim.setMouseTransparent(false);
  }

  private void remove(SideSheet closed) {
    getChildren().remove(closed);
    if (sheet == null) {
      getChildren().remove(scrim);
      scrim.setMouseTransparent(false);
    }
  }

  private void keepFocus(@Nullable Node now) {
    SideSheet open = sheet;
    if (open != null && now != null && !isWithin(now, open)) {
      open.close().requestFocus();
    }
  }

  private static boolean isWithin(Node node, Node ancestor) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (ancestor.equals(at)) {
        return true;
      }
    }
    return false;
  }

  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && isOpen()) {
      closeByHand();
      event.consume();
    }
  }
}
