package app.dangol.suggest;

import app.dangol.id.Sku;
import java.util.Set;

/**
 * What a customer has struck out of what is concluded about them.
 *
 * @param products are not suggested to them, be it for themselves or for their kind or colour
 * @param because no reason is made of their lines with these
 */
public record Struck(Set<Sku> products, Set<Sku> because) {
  /** They have said nothing. */
  public static final Struck NOTHING = new Struck(Set.of(), Set.of());

  public Struck {
    products = Set.copyOf(products);
    because = Set.copyOf(because);
  }

  /** What somebody does not like is told of nobody. */
  @Override
  public String toString() {
    return "Struck[" + products.size() + ", " + because.size() + "]";
  }
}
