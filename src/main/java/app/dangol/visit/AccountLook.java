package app.dangol.visit;

import app.dangol.catalog.Product;
import app.dangol.customer.Customer;
import app.dangol.customer.CustomerAccount;
import app.dangol.customer.Task;
import app.dangol.customer.TimelineEntry;
import app.dangol.id.LocalText;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import java.util.List;
import java.util.Map;

/**
 * Everything somebody has with the shop, for whoever serves them.
 *
 * @param account without what they did not agree to
 * @param tasks what is to be done for them, due first in front
 * @param orders receipts and returns of all channels, the newest first
 * @param online what they did and looked for in the web shop, the newest first; nothing without
 *     their consent
 * @param products every product all this speaks of
 * @param storeNames every store by its id
 */
public record AccountLook(
    Customer customer,
    CustomerAccount account,
    List<Task> tasks,
    List<TimelineEntry.Basket> orders,
    List<TimelineEntry> online,
    Map<Sku, Product> products,
    Map<StoreId, LocalText> storeNames) {
  public AccountLook {
    tasks = List.copyOf(tasks);
    orders = List.copyOf(orders);
    online = List.copyOf(online);
  }

  @Override
  public String toString() {
    return "AccountLook[" + customer + "]";
  }
}
