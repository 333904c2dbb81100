package app.dangol.visit;

import app.dangol.catalog.Product;
import app.dangol.customer.StruckTaste;
import java.util.Optional;

/**
 * Something that is concluded about a customer, or that they struck out.
 *
 * @param product that it is about; empty for a kind or a colour, and for what the catalogue no
 *     longer has
 */
public record TasteLook(StruckTaste taste, Optional<Product> product) {
  @Override
  public String toString() {
    return "TasteLook[" + taste.what() + "]";
  }
}
