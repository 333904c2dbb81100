package app.dangol.visit;

import app.dangol.catalog.Category;
import app.dangol.id.Sku;
import app.dangol.suggest.Term;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Sees to it that the offers at the front are not three of a kind, and that at most one of them has
 * to be fetched from another store. The best stays first; the rest keeps its order behind.
 */
final class Variety {
  /** As many as a screen shows at once. */
  private static final int FRONT = 3;

  private Variety() {}

  /** What a manager put first is not moved for the sake of variety. */
  private static boolean isPinned(Offer offer) {
    return offer.reason() instanceof Term.PinnedHere;
  }

  /**
   * @param here skus on the shelf of this store
   */
  static List<Offer> spread(List<Offer> bestFirst, Set<Sku> here) {
    List<Offer> front = new ArrayList<>();
    Set<Category> kinds = EnumSet.noneOf(Category.class);
    boolean elsewhere = false;
    for (Offer offer : bestFirst) {
      boolean isHere = here.contains(offer.product().sku());
      boolean varied = (isHere || !elsewhere) && !kinds.contains(offer.product().category());
      if (front.size() < FRONT && (varied || isPinned(offer))) {
        kinds.add(offer.product().category());
        front.add(offer);
        elsewhere |= !isHere;
      }
    }
    List<Offer> spread = new ArrayList<>(front);
    bestFirst.stream().filter(offer -> !front.contains(offer)).forEach(spread::add);
    return spread;
  }
}
