package app.dangol.visit;

import app.dangol.catalog.Product;
import app.dangol.customer.Customer;
import app.dangol.customer.CustomerAccount;
import app.dangol.customer.Task;
import app.dangol.customer.TimelineEntry;
import app.dangol.id.LocalText;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.insight.Insight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The customer in front of us, complete for a screen.
 *
 * @param lastVisit newest basket in a shop
 * @param visitsThisMonth days of this calendar month with a basket in a shop
 * @param offers the best first; the screen shows the first few, the rest move up
 * @param personal whether the offers may use this customer's own data
 * @param timeline newest first
 * @param products every product the timeline speaks of
 * @param storeNames every store by its id
 * @param account what they have with the shop now, without what they did not agree to
 * @param tasks what is to be done for them, due first in front
 * @param dataAsOf when the hub last confirmed the oldest of the data used, empty before the first
 * @param fetchedAt when they were fetched, who are another store's and here for a day; empty for
 *     this store's own
 * @param insight where they are; empty if they do not allow it to be reckoned
 */
public record CustomerView(
    Customer customer,
    Optional<Instant> lastVisit,
    int visitsThisMonth,
    List<Offer> offers,
    boolean personal,
    List<TimelineEntry> timeline,
    Map<Sku, Product> products,
    Map<StoreId, LocalText> storeNames,
    CustomerAccount account,
    List<Task> tasks,
    Optional<Instant> dataAsOf,
    Optional<Instant> fetchedAt,
    Optional<Insight> insight) {
  @Override
  public String toString() {
    return "CustomerView[" + customer + ", " + timeline.size() + " entries]";
  }
}
