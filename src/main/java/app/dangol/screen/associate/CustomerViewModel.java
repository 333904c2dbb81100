package app.dangol.screen.associate;

import app.dangol.id.CustomerId;
import app.dangol.id.Sku;
import app.dangol.screen.associate.model.CustomerPage;
import app.dangol.screen.associate.model.HeaderPresenter;
import app.dangol.suggest.Term;
import app.dangol.visit.CustomerView;
import app.dangol.visit.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The customer in front of us: their page, whether they are served, and the note being written. */
final class CustomerViewModel {
  private final Wording wording;
  private final ReadOnlyObjectWrapper<Optional<CustomerPage>> page =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper serving = new ReadOnlyBooleanWrapper();
  private final StringProperty draft = new SimpleStringProperty("");

  private @Nullable CustomerView view;

  /** Offers keep the place in which they first stood: nothing moves under a finger. */
  private final List<Sku> places = new ArrayList<>();

  CustomerViewModel(Wording wording) {
    this.wording = wording;
  }

  /** Shows somebody who has come; whoever was here before must have been wiped. */
  void arrive(CustomerView arrived) {
    int pinned = 0;
    for (Offer offer : arrived.offers()) {
      Sku sku = offer.product().sku();
      boolean first = offer.reason() instanceof Term.PinnedHere;
      if (first) {
        // Somebody has just put it there by hand.
        places.remove(sku);
        places.add(pinned++, sku);
      } else if (!places.contains(sku)) {
        places.add(sku);
      }
    }
    view = arrived;
    present();
  }

  /** Shows the same customer's newer data; a refresh that comes late brings nobody back. */
  void refresh(CustomerView newer) {
    CustomerView current = view;
    if (current != null && current.customer().id().equals(newer.customer().id())) {
      arrive(newer);
    }
  }

  /** Forgets everything about the customer; nothing of them stays in any property. */
  void wipe() {
    view = null;
    places.clear();
    draft.set("");
    serving.set(false);
    present();
  }

  /** Says it again in the language now in use, and with the ages figures have now. */
  void present() {
    page.set(Optional.ofNullable(view).map(shown -> wording.pages().customer(shown, places)));
  }

  void serve() {
    serving.set(view != null);
  }

  Optional<CustomerView> view() {
    return Optional.ofNullable(view);
  }

  Optional<CustomerId> id() {
    return view().map(shown -> shown.customer().id());
  }

  /** The full name in the language in use; whoever asks for it records that. */
  Optional<String> fullName() {
    HeaderPresenter presenter =
        new HeaderPresenter(wording.texts(), wording.times(), wording.now());
    return view().map(presenter::revealed);
  }

  ReadOnlyObjectProperty<Optional<CustomerPage>> property() {
    return page.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty servingProperty() {
    return serving.getReadOnlyProperty();
  }

  StringProperty draftProperty() {
    return draft;
  }
}
