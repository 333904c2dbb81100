package app.dangol.hub.model;

import java.time.LocalDate;
import java.util.Set;

/**
 * What was bought in one go.
 *
 * @param day in the shop's time zone
 * @param skus each once, however many pieces
 */
public record Basket(LocalDate day, Set<String> skus) {
  public Basket {
    skus = Set.copyOf(skus);
  }
}
