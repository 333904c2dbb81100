package app.dangol.screen.associate.model;

import app.dangol.catalog.Money;
import app.dangol.catalog.Price;
import app.dangol.catalog.Product;
import app.dangol.customer.CustomerAccount.Item;
import app.dangol.id.Sku;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a cart comes to. */
final class CartSum {
  private CartSum() {}

  /** Empty unless every price is known, and all are in one currency. */
  static Optional<Money> of(List<Item> cart, Map<Sku, Product> products) {
    long sum = 0;
    Currency currency = null;
    for (Item item : cart) {
      Optional<Money> price =
          Optional.ofNullable(products.get(item.sku())).flatMap(Product::price).map(Price::amount);
      if (price.isEmpty() || (currency != null && !currency.equals(price.get().currency()))) {
        return Optional.empty();
      }
      currency = price.get().currency();
      sum += price.get().minor() * item.quantity();
    }
    return currency == null ? Optional.empty() : Optional.of(new Money(sum, currency));
  }
}
