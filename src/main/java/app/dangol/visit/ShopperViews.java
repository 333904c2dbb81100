package app.dangol.visit;

import app.dangol.catalog.Catalog;
import app.dangol.customer.Customer;
import app.dangol.customer.CustomerAccounts;
import app.dangol.customer.CustomerDirectory;
import app.dangol.customer.HistoryLine;
import app.dangol.id.Sku;
import app.dangol.trust.ConsentPurpose;
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
  private final Clock clock;

  ShopperViews(
      CustomerDirectory customers,
      CustomerAccounts accounts,
      Catalog catalog,
      Offers offers,
      Freshness freshness,
      Clock clock) {
    this.customers = customers;
    this.accounts = accounts;
    this.offers = offers;
    this.reasons = new PublicReasons(catalog);
    this.freshness = freshness;
    this.clock = clock;
  }

  /** What somebody sees of themselves. */
  ShopperView of(Customer customer) {
    List<PublicOffer> shown = customer.suspended() ? List.of() : offered(customer);
    return new ShopperView(
        Optional.of(customer.name().masked()),
        shown,
        shown.stream().anyMatch(offer -> offer.reason() != PublicReason.POPULAR),
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
    List<Offer> exact = offers.of(readable, customer.granted(), own, clock.instant());
    return reasons.of(exact, readable);
  }

  private static ConsentPurpose purposeOf(HistoryLine line) {
    return switch (line.kind()) {
      case PURCHASE, RETURN -> ConsentPurpose.SUGGEST_PURCHASES;
      case VIEW, CART, WISH -> ConsentPurpose.SUGGEST_ONLINE;
    };
  }

  /** What somebody sees who only looks around. */
  ShopperView ofNobody() {
    List<Offer> exact = offers.of(List.of(), Set.of(), Set.of(), clock.instant());
    return new ShopperView(
        Optional.empty(),
        reasons.of(exact, List.of()),
        false,
        Optional.empty(),
        offers.storeNames(),
        freshness.dataAsOf());
  }
}
