package app.dangol.visit;

import app.dangol.catalog.Catalog;
import app.dangol.catalog.Category;
import app.dangol.catalog.Product;
import app.dangol.customer.Customer;
import app.dangol.customer.CustomerAccounts;
import app.dangol.customer.CustomerDirectory;
import app.dangol.customer.HistoryLine;
import app.dangol.customer.StruckTaste;
import app.dangol.customer.StruckTaste.What;
import app.dangol.customer.StruckTastes;
import app.dangol.id.CustomerId;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is concluded about a customer's taste in so many words, and what they struck out of it. For
 * a desk's thread: blocks.
 */
public final class TasteBook {
  private static final int HISTORY_LIMIT = 20_000;

  private final CustomerDirectory customers;
  private final CustomerAccounts accounts;
  private final Catalog catalog;
  private final StruckTastes struck;
  private final PublicReasons reasons;

  public TasteBook(
      CustomerDirectory customers,
      CustomerAccounts accounts,
      Catalog catalog,
      StruckTastes struck) {
    this.customers = customers;
    this.accounts = accounts;
    this.catalog = catalog;
    this.struck = struck;
    this.reasons = new PublicReasons(catalog);
  }

  /** What they struck out, in order. */
  List<TasteLook> listStruck(CustomerId whose) {
    List<StruckTaste> tastes = accounts.get(whose).struck();
    Set<Sku> skus = new HashSet<>();
    tastes.forEach(taste -> skuOf(taste).ifPresent(skus::add));
    Map<Sku, Product> products = catalog.listBySkus(skus);
    return tastes.stream()
        .map(taste -> new TasteLook(taste, skuOf(taste).map(products::get)))
        .toList();
  }

  private static Optional<Sku> skuOf(StruckTaste taste) {
    return switch (taste.what()) {
      case PRODUCT, BECAUSE -> Optional.of(new Sku(taste.value()));
      case KIND, COLOUR -> Optional.empty();
    };
  }

  /**
   * The kinds and colours that they are taken to like, without those they struck out; the very ones
   * that reasons name. Nothing without their consent.
   */
  List<TasteLook> listConcluded(Customer customer) {
    if (customer.suspended()) {
      return List.of();
    }
    List<HistoryLine> readable =
        customers.listHistory(customer.id(), HISTORY_LIMIT).stream()
            .filter(line -> customer.granted().contains(ShopperViews.purposeOf(line)))
            .toList();
    PublicReasons.Taste taste = reasons.taste(readable);
    Set<StruckTaste> out = Set.copyOf(accounts.get(customer.id()).struck());
    return Stream.concat(
            taste.colours().stream().sorted().map(TasteBook::colour),
            taste.kinds().stream().sorted().map(TasteBook::kind))
        .filter(each -> !out.contains(each))
        .map(each -> new TasteLook(each, Optional.empty()))
        .toList();
  }

  private static StruckTaste colour(ColourFamily colour) {
    return new StruckTaste(What.COLOUR, colour.name().toLowerCase(Locale.ROOT));
  }

  private static StruckTaste kind(Category kind) {
    return new StruckTaste(What.KIND, kind.key());
  }

  /** Strikes it out, or takes that back. */
  void change(StaffId by, CustomerId whose, StruckTaste taste, boolean out) {
    if (out) {
      struck.strike(whose, by, taste);
    } else {
      struck.restore(whose, by, taste);
    }
  }
}
