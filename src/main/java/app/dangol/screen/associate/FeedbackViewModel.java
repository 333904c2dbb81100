package app.dangol.screen.associate;

import app.dangol.id.Sku;
import app.dangol.visit.FeedbackDesk;
import app.dangol.visit.feedback.FeedbackKind;
import java.util.List;
import java.util.Optional;

/** Tells what became of the suggestions to the customer shown. Belongs to the FX thread. */
public final class FeedbackViewModel {
  private final CustomerViewModel customer;
  private final Notices notices;
  private Optional<FeedbackDesk> desk = Optional.empty();

  FeedbackViewModel(CustomerViewModel customer, Notices notices) {
    this.customer = customer;
    this.notices = notices;
  }

  /** Says whom to tell; once. */
  public void use(FeedbackDesk used) {
    desk = Optional.of(used);
  }

  /** They stand on the screen. */
  public void shown(List<Sku> skus) {
    tell(FeedbackKind.SHOWN, skus);
  }

  /** The customer has had it in their hands or on. */
  public void tried(Sku sku) {
    tell(FeedbackKind.TRIED, List.of(sku));
    notices.tell("offers.tried.noted");
  }

  void tell(FeedbackKind kind, Sku sku) {
    tell(kind, List.of(sku));
  }

  private void tell(FeedbackKind kind, List<Sku> skus) {
    customer.id().ifPresent(whose -> desk.ifPresent(d -> d.tell(whose, kind, skus)));
  }
}
