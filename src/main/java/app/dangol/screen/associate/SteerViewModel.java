package app.dangol.screen.associate;

import app.dangol.catalog.Product;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.screen.FxThread;
import app.dangol.screen.associate.model.SteerPage;
import app.dangol.screen.associate.model.SteerPresenter;
import app.dangol.visit.SteerDesk;
import app.dangol.visit.SteerEvent;
import app.dangol.visit.steer.SteerLook;
import app.dangol.visit.steer.SteeringBook;
import app.dangol.visit.steer.SteeringWord;
import java.time.LocalDate;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What managers say about goods, for as long as one looks. Belongs to the FX thread, but for what
 * takes events in.
 */
public final class SteerViewModel {
  private final Wording wording;
  private final Notices notices;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<SteerPage>> page =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final StringProperty reason = new SimpleStringProperty("");

  private Optional<SteerDesk> desk = Optional.empty();
  private Optional<SteerLook> look = Optional.empty();
  private Optional<Product> about = Optional.empty();

  SteerViewModel(Wording wording, Notices notices) {
    this.wording = wording;
    this.notices = notices;
  }

  /** Says whom to ask; once. */
  public void use(SteerDesk used) {
    desk = Optional.of(used);
    used.subscribe(event -> FxThread.run(() -> take(event)));
  }

  /** Whether whoever serves now may do that; the desk asks all the same. */
  public boolean isOffered() {
    return desk.filter(SteerDesk::isOffered).isPresent();
  }

  /** Looks at what is said now. */
  public void open() {
    begin(Optional.empty());
  }

  /** Is about to say something of a product. */
  public void open(Product product) {
    begin(Optional.of(product));
  }

  private void begin(Optional<Product> product) {
    close();
    about = product;
    open.set(true);
    desk.ifPresent(SteerDesk::look);
  }

  /** Looks away; what was begun and not said is given up. */
  public void close() {
    open.set(false);
    look = Optional.empty();
    about = Optional.empty();
    reason.set("");
    present();
  }

  /**
   * Says it.
   *
   * @param until an ISO 8601 date; blank for no end
   */
  public void say(SteeringWord.Act act, boolean everywhere, String until) {
    String words = reason.get().strip();
    if (words.isEmpty() || words.length() > SteeringWord.MAX_REASON) {
      return;
    }
    about.ifPresent(product ->
        desk.ifPresent(d ->
            d.say(
                new SteeringBook.Draft(
                    product.sku(),
                    everywhere,
                    act,
                    until.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(until)),
                    words))));
  }

  /** Takes back what was said. */
  public void lift(Sku sku, Optional<StoreId> store) {
    desk.ifPresent(d -> d.lift(sku, store));
  }

  private void take(SteerEvent event) {
    switch (event) {
      case SteerEvent.Looked looked -> {
        if (open.get()) {
          look = Optional.of(looked.look());
          present();
        }
      }
      case SteerEvent.Said said -> {
        about = Optional.empty();
        reason.set("");
        notices.tell("steer.said");
        present();
      }
      case SteerEvent.Failed failed -> {
        String code = failed.code().text();
        notices.refuse(texts -> texts.get("failed", texts.get("failure." + code), code));
      }
    }
  }

  /** Says it again in the language now in use. */
  void present() {
    SteerPresenter words = new SteerPresenter(wording.texts(), wording.times(), wording.now());
    page.set(look.map(seen -> words.of(seen, about)));
  }

  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** Empty until the first look has come. */
  public ReadOnlyObjectProperty<Optional<SteerPage>> property() {
    return page.getReadOnlyProperty();
  }

  /** The words of the reason that is being written. */
  public StringProperty reasonProperty() {
    return reason;
  }
}
