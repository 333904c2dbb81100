package app.dangol.screen.associate;

import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.screen.FxThread;
import app.dangol.screen.associate.model.BookPage;
import app.dangol.screen.associate.model.BookPresenter;
import app.dangol.visit.AccountDesk;
import app.dangol.visit.AccountEvent;
import app.dangol.visit.AccountLook;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * Everything the customer shown has with the shop, for as long as somebody looks; nothing of it is
 * kept when they look away. Belongs to the FX thread, but for what takes looks in.
 */
public final class BookViewModel {
  private final Wording wording;
  private final CustomerViewModel customer;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<BookPage.Part> part = new SimpleObjectProperty<>(BookPage.Part.NOW);
  private final ReadOnlyObjectWrapper<Optional<BookPage>> page =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Optional<AccountDesk> desk = Optional.empty();
  private @Nullable AccountLook look;

  BookViewModel(Wording wording, CustomerViewModel customer) {
    this.wording = wording;
    this.customer = customer;
  }

  /** Says whom to ask; once. */
  public void use(AccountDesk used) {
    desk = Optional.of(used);
    used.subscribe(event -> FxThread.run(() -> take(event)));
  }

  /** Whether there is anybody to ask. */
  public boolean isOffered() {
    return desk.isPresent();
  }

  /** Begins to look at the customer shown. */
  public void open() {
    customer
        .id()
        .ifPresent(whose ->
            desk.ifPresent(d -> {
              part.set(BookPage.Part.NOW);
              open.set(true);
              d.look(whose);
            }));
  }

  /** Looks away. */
  public void close() {
    open.set(false);
    look = null;
    present();
  }

  /** The visit is over. */
  void wipe() {
    close();
  }

  /** The same customer's data has changed. */
  void lookAgain() {
    if (open.get()) {
      customer.id().ifPresent(whose -> desk.ifPresent(d -> d.lookAgain(whose)));
    }
  }

  /** Lets a reservation go. */
  public void cancel(OpId reservation) {
    customer.id().ifPresent(whose -> desk.ifPresent(d -> d.cancel(whose, reservation)));
  }

  private void take(AccountEvent event) {
    if (event instanceof AccountEvent.Looked looked && open.get() && isShown(looked.look())) {
      look = looked.look();
      present();
    }
  }

  /** Whoever stands here by now must not be shown what another has. */
  private boolean isShown(AccountLook seen) {
    CustomerId whose = seen.customer().id();
    return customer.id().filter(whose::equals).isPresent();
  }

  /** Says it again in the language now in use. */
  void present() {
    page.set(
        Optional.ofNullable(look)
            .map(new BookPresenter(wording.texts(), wording.times(), wording.now())::of));
  }

  /** The sheet's title: whose it is, masked. */
  String title() {
    String name =
        customer
            .view()
            .map(view -> wording.texts().get("name.address", view.customer().name().masked()))
            .orElse("");
    return wording.texts().get("book.title", name);
  }

  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** Which part is looked at. */
  public ObjectProperty<BookPage.Part> partProperty() {
    return part;
  }

  /** Empty until the first look has come. */
  public ReadOnlyObjectProperty<Optional<BookPage>> property() {
    return page.getReadOnlyProperty();
  }
}
