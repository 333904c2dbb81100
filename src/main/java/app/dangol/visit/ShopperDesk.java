package app.dangol.visit;

import app.dangol.catalog.Catalog;
import app.dangol.customer.Customer;
import app.dangol.customer.CustomerAccounts;
import app.dangol.customer.CustomerDirectory;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import app.dangol.scan.Scan;
import app.dangol.trust.AuditLog;
import app.dangol.trust.Erasure;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.Permits;
import app.dangol.trust.credential.SignedCards;
import app.dangol.visit.feedback.Feedback;
import app.dangol.visit.feedback.FeedbackKind;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The desk of a kiosk: a scan becomes a visit of which only the public part leaves this class.
 * Every method may be called from any thread and returns at once; the work runs in order on the
 * desk's own thread, and so do the events.
 */
public final class ShopperDesk implements Desk {
  private final CustomerDirectory customers;
  private final SignedCards signedCards;
  private final ShopperCards cards;
  private final Catalog catalog;
  private final Offers offers;
  private final Feedback feedback;
  private final ShopperViews views;
  private final AuditLog audit;
  private final Erasure erasure;
  private final StaffId device;
  private final OwnHelp help;
  private final Clock clock;
  private final DeskWork<ShopperEvent> work;
  private final ProvenActs acts;

  // Only touched on the desk's thread.
  private Presence presence = new Presence.Nobody();
  private long visit;

  private sealed interface Presence {
    record Nobody() implements Presence {}

    record OnlyLooking() implements Presence {}

    record Known(Bearer bearer) implements Presence {}
  }

  /**
   * @param permits what a shopper may do
   * @param device under which a look at somebody's data goes on record; nobody of the staff looks
   */
  public ShopperDesk(
      CustomerDirectory customers,
      SignedCards signedCards,
      CustomerAccounts accounts,
      Catalog catalog,
      Offers offers,
      AuditLog audit,
      Erasure erasure,
      Permits permits,
      StaffId device,
      OwnHelp help,
      Freshness freshness,
      LookUps lookUps,
      Feedback feedback,
      Clock clock,
      Executor thread) {
    this.customers = customers;
    this.signedCards = signedCards;
    this.catalog = catalog;
    this.offers = offers;
    this.feedback = feedback;
    this.views = new ShopperViews(customers, accounts, catalog, offers, freshness, feedback, clock);
    this.audit = audit;
    this.erasure = erasure;
    this.device = device;
    this.help = help;
    this.clock = clock;
    this.work = new DeskWork<>(permits, thread, this::fail);
    this.cards =
        new ShopperCards(
            customers, signedCards, lookUps, freshness, device, clock, work, new Counter());
    this.acts = new ProvenActs(lookUps, work, this::isHere);
  }

  /** Tells every event to come, on the desk's thread. */
  public void subscribe(Consumer<ShopperEvent> listener) {
    work.subscribe(listener);
  }

  /**
   * Takes in what a reader read. Any card ends the former visit before it is looked at, also one
   * that turns out to be nobody's: somebody else may be holding it.
   */
  @Override
  public void onScan(Scan scan) {
    work.act(
        Act.BE_GREETED,
        who -> {
          switch (scan) {
            case Scan.Member member -> card(member.token());
            case Scan.Credential credential -> card(credential.token());
            case Scan.Item item ->
                catalog
                    .findByGtin(item.gtin())
                    .ifPresentOrElse(
                        product -> show(product.sku()),
                        () -> work.emit(new ShopperEvent.ItemUnknown(visit)));
            case Scan.Unknown unknown -> {
              takeCard();
              cards.presentNoCard();
            }
            case Scan.Refused refused -> refused(refused.reason());
          }
        });
  }

  private void card(MemberToken token) {
    takeCard();
    cards.present(token);
  }

  /** Where a card is held up. */
  private final class Counter implements ShopperCards.Counter {
    @Override
    public long visit() {
      return visit;
    }

    @Override
    public boolean isFree() {
      return presence instanceof Presence.Nobody;
    }

    @Override
    public void arrive(Customer customer, MemberToken token, boolean fromHub) {
      ShopperDesk.this.arrive(customer, token, fromHub);
    }

    @Override
    public void refresh() {
      ShopperDesk.this.refresh();
    }
  }

  private void refused(Scan.Reason reason) {
    switch (reason) {
      case PAYMENT_CARD, TOO_LONG -> foreign();
      case BROKEN, BAD_GS1, NOT_TEXT, EMPTY -> {
        // Noise on the line must not end anybody's visit.
        if (presence instanceof Presence.Nobody) {
          work.emit(new ShopperEvent.Unreadable(visit));
        }
      }
      case DUPLICATE -> {}
    }
  }

  private void foreign() {
    takeCard();
    work.emit(new ShopperEvent.CardForeign(visit));
  }

  /** Somebody wants to look around without a card. */
  public void browse() {
    work.act(
        Act.BE_GREETED,
        who -> {
          takeCard();
          presence = new Presence.OnlyLooking();
          work.emit(new ShopperEvent.Arrived(visit, views.ofNobody()));
        });
  }

  /**
   * Shows a product with every store's level.
   *
   * @param from the visit it was picked in; a pick that comes after its visit shows nothing
   */
  public void lookUp(long from, Sku sku) {
    work.act(
        Act.FIND_GOODS,
        who -> {
          if (from == visit) {
            feedback.tell(FeedbackKind.OPENED, List.of(sku));
            show(sku);
          }
        });
  }

  /**
   * Suggestions stand on the screen.
   *
   * @param from the visit they are shown in
   */
  public void shown(long from, List<Sku> skus) {
    work.act(
        Act.BE_GREETED,
        who -> {
          if (from == visit) {
            feedback.tell(FeedbackKind.SHOWN, skus);
          }
        });
  }

  /** The cache has changed under us: tells newer data of whoever is here. */
  @Override
  public void refresh() {
    work.refresh(Act.BE_GREETED, this::refreshNow);
  }

  /**
   * What redeems or edits at a kiosk goes this way alone: it is done if whoever is here has proven
   * that it is them, which is used up by it. What is good once in the whole chain the hub uses up,
   * and where it cannot be asked the shopper is told so and neither is done.
   *
   * @param from the visit it was asked for in; nothing is done in another one
   * @param act is given whose it is, on the desk's thread
   * @param otherwise they have to hold up something fresh first, or ask an associate
   */
  public void act(long from, Consumer<CustomerId> act, Runnable otherwise) {
    work.act(
        Act.USE_OWN_ACCOUNT,
        who -> {
          if (from == visit && presence instanceof Presence.Known(Bearer bearer)) {
            acts.act(from, bearer, act, otherwise);
          }
        });
  }

  /** Erases whoever is here and has proven it; on the desk's thread. */
  void eraseNow(CustomerId whose) {
    Erasure.Receipt receipt = erasure.erase(whose, device, Optional.empty());
    forget();
    work.emit(new ShopperEvent.Erased(visit, receipt));
  }

  /** Asks for somebody of the shop. */
  public void callStaff() {
    work.act(Act.CALL_FOR_HELP, who -> work.emit(new ShopperEvent.HelpChanged(help.call())));
  }

  /** Whoever asked for somebody has gone or been helped. */
  public void withdrawHelp() {
    work.act(Act.CALL_FOR_HELP, who -> help.withdraw());
  }

  @Override
  public void lookForHelp() {
    work.run(() -> help.news().ifPresent(state -> work.emit(new ShopperEvent.HelpChanged(state))));
  }

  /**
   * Ends the visit; nothing of it remains here when the event arrives.
   *
   * @param ended the visit that is over; another one, which has begun since, goes on
   */
  public void wipe(long ended) {
    work.run(() -> {
      if (ended == visit) {
        forget();
      }
    });
  }

  private void arrive(Customer customer, MemberToken token, boolean fromHub) {
    ShopperView view = views.of(customer);
    audit.record(device, AuditLog.Action.SHOWN_AT_KIOSK, customer.id());
    presence = new Presence.Known(new Bearer(customer.id(), token, fromHub, signedCards, clock));
    work.emit(new ShopperEvent.Arrived(visit, view));
  }

  private boolean isHere(Bearer bearer) {
    return presence instanceof Presence.Known(Bearer here) && here == bearer;
  }

  @Override
  public void hubIsBack() {
    work.run(cards::hubIsBack);
  }

  private void show(Sku sku) {
    catalog
        .findBySku(sku)
        .ifPresent(product ->
            work.emit(
                new ShopperEvent.ItemShown(
                    visit, product, offers.stockOf(sku), offers.storeNames())));
  }

  private void refreshNow() {
    switch (presence) {
      case Presence.Nobody nobody -> {}
      case Presence.OnlyLooking looking ->
          work.emit(new ShopperEvent.Refreshed(visit, views.ofNobody()));
      case Presence.Known known -> {
        Optional<Customer> now = customers.find(known.bearer().who()).filter(ShopperCards::agreed);
        if (now.isEmpty()) {
          // Erased, moved away or withdrawn at the hub while they stood here.
          forget();
        } else {
          work.emit(new ShopperEvent.Refreshed(visit, views.of(now.get())));
        }
      }
    }
  }

  private void takeCard() {
    feedback.end();
    cards.turnAway();
    presence = new Presence.Nobody();
    visit++;
    work.emit(new ShopperEvent.CardTaken(visit));
  }

  private void forget() {
    feedback.end();
    cards.turnAway();
    presence = new Presence.Nobody();
    work.emit(new ShopperEvent.Forgotten(visit));
    visit++;
  }

  /** Whoever was here must not stay on the screen while something is wrong. */
  private void fail(ErrorCode code) {
    forget();
    work.emit(new ShopperEvent.Failed(visit, code));
  }
}
