package app.dangol.screen.associate;

import app.dangol.screen.associate.model.FoundText;
import app.dangol.screen.part.SearchPill;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Shows what was found over the page, under the search field, and leads the keyboard there. */
final class FindSlot {
  private final AssociateViewModel model;
  private final StackPane root;
  private @Nullable FindResults shown;

  FindSlot(AssociateViewModel model, StackPane root) {
    this.model = model;
    this.root = root;
  }

  /** What the model says now; whoever was asked and is no more goes on typing. */
  void show(SearchPill search) {
    FindResults before = shown;
    boolean held = before != null && before.hasFocus();
    root.getChildren().remove(before);
    shown = null;
    model.find().foundProperty().get().ifPresent(found -> show(found, search));
    if (held && shown != null && model.find().foundProperty().get().filter(this::asks).isEmpty()) {
      search.field().requestFocus();
    }
  }

  private boolean asks(FoundText found) {
    return found.ask().isPresent();
  }

  private void show(FoundText found, SearchPill search) {
    FindResults panel = new FindResults(model.texts(), model.find(), found);
    shown = panel;
    root.getChildren().add(panel);
    root.applyCss();
    root.layout();
    panel.standUnder(search);
    panel.focusAnswer();
  }

  /** Down goes from the field into what was found. */
  void key(KeyEvent event, SearchPill search) {
    FindResults panel = shown;
    boolean typing = search.field().equals(root.getScene().getFocusOwner());
    if (event.getCode() == KeyCode.DOWN && panel != null && typing) {
      panel.focusFirst();
      event.consume();
    }
  }
}
