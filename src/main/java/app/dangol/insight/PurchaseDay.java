package app.dangol.insight;

import app.dangol.id.Sku;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A day on which somebody bought something and kept it.
 *
 * @param skus what it was, each product once; never empty
 */
public record PurchaseDay(LocalDate day, Set<Sku> skus) {
  public PurchaseDay {
    // In one order wherever it is reckoned: sums of fractions depend on it.
    skus = Collections.unmodifiableSet(new TreeSet<>(skus));
    if (skus.isEmpty()) {
      throw new IllegalArgumentException("a purchase of nothing");
    }
  }

  /** Tells of what somebody bought, so it is not told. */
  @Override
  public String toString() {
    return "PurchaseDay[" + skus.size() + " products]";
  }
}
