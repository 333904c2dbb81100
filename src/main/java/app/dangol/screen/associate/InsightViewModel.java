package app.dangol.screen.associate;

import app.dangol.screen.associate.model.InsightPage;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What is said of where the customer shown is, for as long as somebody reads it. It goes with the
 * customer, and with the consent it rests on. Belongs to the FX thread.
 */
public final class InsightViewModel {
  private final Wording wording;
  private final CustomerViewModel customer;
  private final ReadOnlyObjectWrapper<Optional<InsightPage>> page =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private boolean wanted;

  InsightViewModel(Wording wording, CustomerViewModel customer) {
    this.wording = wording;
    this.customer = customer;
    // Also where the words on the page stay: the same words may rest on other figures by now.
    InvalidationListener newer =
        changed -> {
          customer.property().get();
          present();
        };
    customer.property().addListener(newer);
  }

  /** Tells what is known of the customer shown. */
  public void open() {
    wanted = true;
    present();
  }

  /** Nobody reads it any more. */
  public void close() {
    wanted = false;
    present();
  }

  /** Says it again in the language now in use, from the customer's newest data. */
  void present() {
    Optional<InsightPage> now =
        wanted
            ? customer.view().flatMap(view -> wording.pages().whereTheyAre(view))
            : Optional.empty();
    wanted = now.isPresent();
    page.set(now);
    open.set(wanted);
  }

  public ReadOnlyObjectProperty<Optional<InsightPage>> property() {
    return page.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }
}
