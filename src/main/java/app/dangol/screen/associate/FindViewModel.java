package app.dangol.screen.associate;

import app.dangol.id.Sku;
import app.dangol.screen.associate.model.FoundText;
import app.dangol.visit.VisitDesk;
import app.dangol.visit.VisitEvent.ItemsListed;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What is typed into the search field, and the products that fit it. Belongs to the FX thread. */
public final class FindViewModel {
  private final VisitDesk desk;
  private final Consumer<String> typedCode;
  private final Wording wording;
  private final ReadOnlyStringWrapper query = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<FoundText>> found =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private @Nullable ItemsListed listed;

  FindViewModel(VisitDesk desk, Consumer<String> typedCode, Wording wording) {
    this.desk = desk;
    this.typedCode = typedCode;
    this.wording = wording;
  }

  /** Lists products by a part of their name. */
  public void type(String text) {
    if (text.equals(query.get())) {
      return;
    }
    query.set(text);
    if (text.isBlank()) {
      hide();
    } else {
      desk.find(text);
    }
  }

  /** Opens a product picked from the list. */
  public void pick(Sku sku) {
    clear();
    desk.lookUp(sku);
  }

  /** Takes what was typed as if it had been scanned. */
  public void enter() {
    String text = query.get().strip();
    clear();
    if (!text.isEmpty()) {
      typedCode.accept(text);
    }
  }

  /** Empties the field and takes the list away. */
  public void clear() {
    query.set("");
    hide();
  }

  /** Takes a list in, unless something else has been typed since it was asked for. */
  void take(ItemsListed answer) {
    if (answer.query().equals(query.get())) {
      listed = answer;
      present();
    }
  }

  private void hide() {
    listed = null;
    present();
  }

  /** Says it again in the language now in use. */
  void present() {
    found.set(Optional.ofNullable(listed).map(answer -> wording.pages().found(answer)));
  }

  public ReadOnlyStringProperty queryProperty() {
    return query.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<FoundText>> foundProperty() {
    return found.getReadOnlyProperty();
  }
}
