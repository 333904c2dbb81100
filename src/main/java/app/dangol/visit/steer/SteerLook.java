package app.dangol.visit.steer;

import app.dangol.catalog.Product;
import app.dangol.id.Sku;
import java.util.List;
import java.util.Map;

/**
 * What managers say about goods in this store today.
 *
 * @param words the newest first
 * @param products that they are about, as far as the catalogue has them
 * @param names of the staff of this device, by their id
 */
public record SteerLook(
    List<SteeringWord> words, Map<Sku, Product> products, Map<String, String> names) {
  public SteerLook {
    words = List.copyOf(words);
    products = Map.copyOf(products);
    names = Map.copyOf(names);
  }

  @Override
  public String toString() {
    return "SteerLook[" + words.size() + "]";
  }
}
