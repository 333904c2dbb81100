package app.dangol.screen.associate;

import app.dangol.id.Sku;
import app.dangol.screen.associate.model.WhyPage;
import app.dangol.visit.feedback.FeedbackKind;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What one suggestion was made of, and how suggestions are made at all, for as long as somebody
 * reads it. A suggestion that goes, with its customer or because a consent was withdrawn, takes its
 * page along. Belongs to the FX thread.
 */
public final class ReasonsViewModel {
  private final Wording wording;
  private final CustomerViewModel customer;
  private final FeedbackViewModel feedback;
  private final ReadOnlyObjectWrapper<Optional<WhyPage>> page =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper criteria = new ReadOnlyBooleanWrapper();
  private @Nullable Sku about;

  ReasonsViewModel(Wording wording, CustomerViewModel customer, FeedbackViewModel feedback) {
    this.wording = wording;
    this.customer = customer;
    this.feedback = feedback;
    // Also where the words stay: the same reason may rest on other figures by now.
    InvalidationListener newer =
        changed -> {
          customer.property().get();
          present();
        };
    customer.property().addListener(newer);
  }

  /** Tells what a suggestion to the customer shown was made of. */
  public void open(Sku sku) {
    // Another sheet may have come over the one that was opened before.
    close();
    about = sku;
    feedback.tell(FeedbackKind.OPENED, sku);
    present();
  }

  /** Nobody reads it any more. */
  public void close() {
    about = null;
    present();
  }

  /** Says it again in the language now in use, from the customer's newest data. */
  void present() {
    Sku sku = about;
    Optional<WhyPage> now =
        customer
            .view()
            .flatMap(view ->
                view.offers().stream()
                    .filter(offer -> offer.product().sku().equals(sku))
                    .findFirst()
                    .map(offer -> wording.pages().why(offer, view.storeNames())));
    if (now.isEmpty()) {
      about = null;
    }
    page.set(now);
    open.set(now.isPresent());
  }

  /** Tells how suggestions are made, whoever is shown. */
  public void openCriteria() {
    close();
    closeCriteria();
    criteria.set(true);
  }

  public void closeCriteria() {
    criteria.set(false);
  }

  public ReadOnlyObjectProperty<Optional<WhyPage>> property() {
    return page.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty criteriaProperty() {
    return criteria.getReadOnlyProperty();
  }
}
