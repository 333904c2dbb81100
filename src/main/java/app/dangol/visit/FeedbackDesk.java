package app.dangol.visit;

import app.dangol.id.CustomerId;
import app.dangol.id.Sku;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.Permits;
import app.dangol.visit.feedback.Feedback;
import app.dangol.visit.feedback.FeedbackKind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Where a tablet tells what became of the suggestions it shows. Follows the visits by itself. Every
 * method may be called from any thread and returns at once; the work runs in order on the desk's
 * thread.
 */
public final class FeedbackDesk {
  private final Feedback feedback;
  private final DeskWork<VisitEvent> work;

  // Only touched on the desk's thread.
  private Optional<CustomerId> present = Optional.empty();

  /**
   * @param visits whose visits these are; on the same thread
   */
  public FeedbackDesk(VisitDesk visits, Feedback feedback, Permits permits, Executor thread) {
    this.feedback = feedback;
    // What is not counted is no failure that anybody could do something about.
    this.work = new DeskWork<>(permits, thread, code -> {});
    visits.subscribe(this::follow);
  }

  private void follow(VisitEvent event) {
    switch (event) {
      case VisitEvent.CustomerArrived arrived -> {
        feedback.end();
        offered(arrived.view());
      }
      case VisitEvent.CustomerRefreshed refreshed -> offered(refreshed.view());
      case VisitEvent.Wiped wiped -> {
        present = Optional.empty();
        feedback.end();
      }
      default -> {}
    }
  }

  private void offered(CustomerView view) {
    present = Optional.of(view.customer().id());
    feedback.offered(
        Suggestible.named(view.customer()), view.offers().stream().map(Offer::suggestion).toList());
  }

  /** Something happened to suggestions to that customer, if it is still they who are here. */
  public void tell(CustomerId whose, FeedbackKind kind, List<Sku> skus) {
    work.act(
        Act.SEE_CUSTOMER,
        who -> {
          if (present.filter(whose::equals).isPresent()) {
            feedback.tell(kind, skus);
          }
        });
  }
}
