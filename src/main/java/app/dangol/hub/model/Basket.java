package app.dangol.hub.model;

import java.time.LocalDate;
import java.util.Set;

/**
 * What one person bought in one go. Receipts of unknown people are left out: nobody could tell
 * whether they are five people's or one's.
 *
 * @param day in the shop's time zone
 * @param buyer the same for the same person; only ever counted, never stored, published or shown
 * @param skus each once, however many pieces
 */
public record Basket(LocalDate day, String buyer, Set<String> skus) {
  public Basket {
    if (buyer.isBlank()) {
      throw new IllegalArgumentException("a basket without a buyer cannot be counted");
    }
    skus = Set.copyOf(skus);
  }

  @Override
  public String toString() {
    return "Basket[" + day + ", " + skus.size() + " items]";
  }
}
