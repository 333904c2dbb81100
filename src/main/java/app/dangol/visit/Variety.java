package app.dangol.visit;

import app.dangol.catalog.Category;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Sees to it that the offers at the front are not three of a kind. The best stays first; after it
 * the best of a kind not shown yet comes forward, and the rest keeps its order behind.
 */
final class Variety {
  /** As many as a screen shows at once. */
  private static final int FRONT = 3;

  private Variety() {}

  static List<Offer> spread(List<Offer> bestFirst) {
    List<Offer> front = new ArrayList<>();
    Set<Category> kinds = EnumSet.noneOf(Category.class);
    for (Offer offer : bestFirst) {
      if (front.size() < FRONT && kinds.add(offer.product().category())) {
        front.add(offer);
      }
    }
    List<Offer> spread = new ArrayList<>(front);
    bestFirst.stream().filter(offer -> !front.contains(offer)).forEach(spread::add);
    return spread;
  }
}
