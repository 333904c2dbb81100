package app.dangol.visit;

import app.dangol.catalog.Catalog;
import app.dangol.customer.Customer;
import app.dangol.customer.CustomerAccounts;
import app.dangol.customer.CustomerDirectory;
import app.dangol.customer.HistoryLine;
import app.dangol.id.CustomerId;
import app.dangol.id.Sku;
import app.dangol.suggest.Struck;
import app.dangol.suggest.Trial;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.feedback.Feedback;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what a kiosk shows of somebody, which is the public part alone. Blocks. */
final class ShopperViews {
  /** More than the heaviest buyer has in years. */
  private static final int HISTORY_LIMIT = 20_000;

  private final CustomerDirectory customers;
  private final CustomerAccounts accounts;
  private final Offers offers;
  private final PublicReasons reasons;
  private final Freshness freshness;
  private final Feedback feedback;
  private final StruckGoods struck;
  private final Clock clock;

  ShopperViews(
      CustomerDirectory customers,
      CustomerAccounts accounts,
      Catalog catalog,
      Offers offers,
      Freshness freshness,
      Feedback feedback,
      Clock clock) {
    this.customers = customers;
    this.accounts = accounts;
    this.offers = offers;
    this.reasons = new PublicReasons(catalog);
    this.freshness = freshness;
    this.feedback = feedback;
    this.struck = new StruckGoods(catalog);
    this.clock = clock;
  }

  /** What somebody sees of themselves. */
  ShopperView of(Customer customer) {
    List<PublicOffer> shown = customer.suspended() ? List.of() : offered(customer);
    return new ShopperView(
        Optional.of(customer.name().masked()),
        shown,
        shown.stream().anyMatch(offer -> isPersonal(offer.reason())),
        accounts.get(customer.id()).points().stream().findFirst(),
        offers.storeNames(),
        freshness.dataAsOf(customer.id()));
  }

  private List<PublicOffer> offered(Customer customer) {
    List<HistoryLine> readable =
        customers.listHistory(customer.id(), HISTORY_LIMIT).stream()
            .filter(line -> customer.granted().contains(purposeOf(line)))
            .toList();
    // What somebody bought or looked at must not be offered on a public screen: that it is there
    // at all would tell.
    Set<Sku> own = readable.stream().map(HistoryLine::sku).collect(Collectors.toSet());
    Optional<CustomerId> named = Suggestible.named(customer);
    List<Offer> exact =
        offers.of(
            readable,
            customer.granted(),
            own,
            struck.of(accounts.get(customer.id()).struck()),
            named.map(id -> offers.trialOf(id.value())).orElse(Trial.NONE),
            clock.instant());
    feedback.offered(named, exact.stream().map(Offer::suggestion).toList());
    return reasons.of(exact, readable);
  }

  private static boolean isPersonal(PublicReason reason) {
    return switch (reason) {
      case COLOUR, KIND, GOES_WITH -> true;
      case POPULAR, SHOP -> false;
    };
  }

  static ConsentPurpose purposeOf(HistoryLine line) {
    return switch (line.kind()) {
      case PURCHASE, RETURN -> ConsentPurpose.SUGGEST_PURCHASES;
      case VIEW, CART, WISH -> ConsentPurpose.SUGGEST_ONLINE;
    };
  }

  /** What somebody sees who only looks around. */
  ShopperView ofNobody() {
    Trial trial = offers.trialOf(feedback.begin(Optional.empty()));
    List<Offer> exact =
        offers.of(List.of(), Set.of(), Set.of(), Struck.NOTHING, trial, clock.instant());
    feedback.offered(Optional.empty(), exact.stream().map(Offer::suggestion).toList());
    return new ShopperView(
        Optional.empty(),
        reasons.of(exact, List.of()),
        false,
        Optional.empty(),
        offers.storeNames(),
        freshness.dataAsOf());
  }
}
