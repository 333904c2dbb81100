package app.dangol.screen.associate;

import app.dangol.customer.CustomerAccount.Reservation;
import app.dangol.customer.CustomerAccount.ReservationState;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.screen.FxThread;
import app.dangol.screen.associate.model.ItemPage;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.AccountDesk;
import app.dangol.visit.AccountEvent;
import app.dangol.visit.CustomerView;
import app.dangol.visit.feedback.FeedbackKind;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What can be done for the customer shown with the product that lies open. Belongs to the FX
 * thread, but for what takes events in.
 */
public final class AccountViewModel {
  private final Wording wording;
  private final CustomerViewModel customer;
  private final Notices notices;
  private final StoreId here;
  private final FeedbackViewModel feedback;
  private Optional<AccountDesk> desk = Optional.empty();

  AccountViewModel(
      Wording wording,
      CustomerViewModel customer,
      Notices notices,
      StoreId here,
      FeedbackViewModel feedback) {
    this.feedback = feedback;
    this.wording = wording;
    this.customer = customer;
    this.notices = notices;
    this.here = here;
  }

  /** Says whom to ask; once. */
  public void use(AccountDesk used) {
    desk = Optional.of(used);
    used.subscribe(event -> FxThread.run(() -> take(event)));
  }

  /** Lays a piece aside for the customer shown, or lets go what is laid aside. */
  public void reserve(Sku sku) {
    withDesk((whose, d) ->
        held(sku)
            .ifPresentOrElse(
                held -> d.cancel(whose, OpId.parse(held.id())),
                () -> {
                  feedback.tell(FeedbackKind.RESERVED, sku);
                  d.reserve(whose, sku);
                }));
  }

  /** Puts the product on the wish list of the customer shown, or takes it off. */
  public void wish(Sku sku) {
    withDesk((whose, d) -> d.wish(whose, sku, !isWished(sku)));
  }

  private interface Doing {
    void with(CustomerId whose, AccountDesk desk);
  }

  private void withDesk(Doing doing) {
    customer.id().ifPresent(whose -> desk.ifPresent(d -> doing.with(whose, d)));
  }

  private void take(AccountEvent event) {
    switch (event) {
      case AccountEvent.Looked looked -> {}
      case AccountEvent.Wished done ->
          tell(
              done.whose(),
              done.wanted() ? "wish.added" : "wish.removed",
              d -> d.wish(done.whose(), done.sku(), !done.wanted()));
      case AccountEvent.Reserved done ->
          tell(done.whose(), "reservation.asked", d -> d.cancel(done.whose(), done.reservation()));
      case AccountEvent.Cancelled done -> {
        if (isShown(done.whose())) {
          notices.tell("reservation.let.go");
        }
      }
      case AccountEvent.Failed failed -> {
        String code = failed.code().text();
        notices.refuse(texts -> texts.get("failed", texts.get("failure." + code), code));
      }
    }
  }

  private void tell(CustomerId whose, String key, Consumer<AccountDesk> undo) {
    // Whoever stands here by now has nothing to do with it.
    if (isShown(whose)) {
      notices.offerUndo(key, () -> desk.ifPresent(undo));
    }
  }

  private boolean isShown(CustomerId whose) {
    return customer.id().filter(whose::equals).isPresent();
  }

  /** What the product page offers; nothing while nobody is served. */
  Optional<ItemPage.Actions> actions(Sku sku) {
    return customer.view().filter(view -> desk.isPresent()).map(view -> actions(view, sku));
  }

  private ItemPage.Actions actions(CustomerView view, Sku sku) {
    String name = wording.texts().get("name.address", view.customer().name().masked());
    boolean held = held(sku).isPresent();
    boolean wished = isWished(sku);
    // Without that consent the wish list is not looked at, so nobody could say what is on it.
    boolean mayWish = view.customer().granted().contains(ConsentPurpose.SUGGEST_ONLINE);
    return new ItemPage.Actions(
        wording.texts().get(held ? "reservation.cancel" : "reservation.ask", name),
        held,
        mayWish ? wording.texts().get(wished ? "wish.remove" : "wish.add") : "",
        wished);
  }

  private boolean isWished(Sku sku) {
    return customer.view().stream()
        .flatMap(view -> view.account().wishes().stream())
        .anyMatch(item -> item.sku().equals(sku));
  }

  private Optional<Reservation> held(Sku sku) {
    return customer.view().stream()
        .flatMap(view -> view.account().reservations().stream())
        .filter(each -> each.sku().equals(sku) && each.store().equals(here))
        .filter(each ->
            each.state() == ReservationState.REQUESTED
                || each.state() == ReservationState.CONFIRMED)
        .findFirst();
  }
}
