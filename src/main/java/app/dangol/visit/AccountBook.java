package app.dangol.visit;

import app.dangol.catalog.Catalog;
import app.dangol.catalog.Store;
import app.dangol.customer.Customer;
import app.dangol.customer.CustomerAccount;
import app.dangol.customer.CustomerAccounts;
import app.dangol.customer.CustomerDirectory;
import app.dangol.customer.HistoryLine;
import app.dangol.customer.Tasks;
import app.dangol.customer.Timeline;
import app.dangol.customer.TimelineEntry;
import app.dangol.id.CustomerId;
import app.dangol.id.Sku;
import app.dangol.trust.ConsentPurpose;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gathers what somebody has with the shop, further back than their page shows. Blocks; not for the
 * FX thread.
 */
public final class AccountBook {
  /** As far back as somebody scrolls. */
  private static final int HISTORY_LIMIT = 2_000;

  private static final int ORDERS = 40;
  private static final int DAYS_ONLINE = 40;

  private final CustomerDirectory customers;
  private final CustomerAccounts accounts;
  private final Tasks tasks;
  private final Catalog catalog;
  private final ZoneId zone;

  /**
   * @param zone whose midnight parts the days
   */
  public AccountBook(
      CustomerDirectory customers,
      CustomerAccounts accounts,
      Tasks tasks,
      Catalog catalog,
      ZoneId zone) {
    this.customers = customers;
    this.accounts = accounts;
    this.tasks = tasks;
    this.catalog = catalog;
    this.zone = zone;
  }

  /** Empty for whom this device does not know or must not, and while they are suspended. */
  Optional<AccountLook> find(CustomerId whose) {
    return customers
        .find(whose)
        .filter(customer -> customer.mayBeGreeted())
        .filter(customer -> !customer.suspended())
        .map(this::of);
  }

  private AccountLook of(Customer customer) {
    boolean mayOnline = customer.granted().contains(ConsentPurpose.SUGGEST_ONLINE);
    CustomerAccount whole = accounts.get(customer.id());
    CustomerAccount account = mayOnline ? whole : whole.withoutOnline();
    List<HistoryLine> history = customers.listHistory(customer.id(), HISTORY_LIMIT);
    List<TimelineEntry.Basket> orders = new ArrayList<>();
    List<TimelineEntry> online = new ArrayList<>();
    for (TimelineEntry entry : Timeline.of(history, List.of(), account, zone)) {
      switch (entry) {
        case TimelineEntry.Basket basket -> orders.add(basket);
        case TimelineEntry.Online acts -> online.add(acts);
        case TimelineEntry.Searched searched -> online.add(searched);
        case TimelineEntry.Written written -> {}
      }
    }
    List<TimelineEntry.Basket> newest = orders.stream().limit(ORDERS).toList();
    List<TimelineEntry> seen = mayOnline ? online.stream().limit(DAYS_ONLINE).toList() : List.of();
    return new AccountLook(
        customer,
        account,
        tasks.listOpenOf(customer.id()),
        newest,
        seen,
        catalog.listBySkus(skus(account, newest, seen)),
        catalog.listStores().stream().collect(Collectors.toMap(Store::id, Store::name)));
  }

  private static Set<Sku> skus(
      CustomerAccount account, List<TimelineEntry.Basket> orders, List<TimelineEntry> online) {
    Set<Sku> skus = new HashSet<>();
    account.cart().forEach(item -> skus.add(item.sku()));
    account.wishes().forEach(item -> skus.add(item.sku()));
    account.reservations().forEach(each -> skus.add(each.sku()));
    orders.forEach(order -> order.pieces().forEach(piece -> skus.add(piece.sku())));
    for (TimelineEntry entry : online) {
      if (entry instanceof TimelineEntry.Online acts) {
        skus.addAll(acts.skus());
      }
    }
    return skus;
  }
}
