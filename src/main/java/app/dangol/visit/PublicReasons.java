package app.dangol.visit;

import app.dangol.catalog.Catalog;
import app.dangol.catalog.Product;
import app.dangol.customer.HistoryLine;
import app.dangol.id.Sku;
import app.dangol.suggest.Term;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns exact reasons into public ones that are still true: a colour is only named as theirs if it
 * keeps coming back in what they choose. Blocks; not for the FX thread.
 */
final class PublicReasons {
  /** A colour of every third choice is no accident. */
  private static final double LIKED_SHARE = 1.0 / 3;

  /** Fewer different choices tell nothing about a taste. */
  private static final int FEWEST_CHOICES = 3;

  private final Catalog catalog;

  PublicReasons(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * @param readable the lines of the customer that suggestions may be made from
   */
  List<PublicOffer> of(List<Offer> offers, List<HistoryLine> readable) {
    Set<ColourFamily> liked = liked(readable);
    return offers.stream()
        .map(offer ->
            new PublicOffer(
                offer.product(), reason(offer.reason(), offer.product(), liked), offer.stock()))
        .toList();
  }

  private static PublicReason reason(Term exact, Product product, Set<ColourFamily> liked) {
    return switch (exact) {
      case Term.OwnHabit habit -> taste(product, liked);
      case Term.OnlineInterest interest -> taste(product, liked);
      case Term.GoesWith goesWith -> PublicReason.GOES_WITH;
      case Term.PopularNow popular -> PublicReason.POPULAR;
    };
  }

  private static PublicReason taste(Product product, Set<ColourFamily> liked) {
    return liked.contains(ColourFamily.of(product.colour()))
        ? PublicReason.COLOUR
        : PublicReason.KIND;
  }

  /**
   * Families of at least a third of the different things they chose; grey and white are nobody's.
   */
  private Set<ColourFamily> liked(List<HistoryLine> readable) {
    Set<Sku> chosen =
        readable.stream()
            .filter(line -> line.quantity() > 0)
            .map(HistoryLine::sku)
            .collect(Collectors.toSet());
    Collection<Product> products = catalog.listBySkus(chosen).values();
    Map<ColourFamily, Integer> counts = new EnumMap<>(ColourFamily.class);
    products.forEach(product -> counts.merge(ColourFamily.of(product.colour()), 1, Integer::sum));
    counts.remove(ColourFamily.NEUTRAL);
    Set<ColourFamily> liked = EnumSet.noneOf(ColourFamily.class);
    if (products.size() >= FEWEST_CHOICES) {
      counts.forEach((family, count) -> {
        if (count >= products.size() * LIKED_SHARE) {
          liked.add(family);
        }
      });
    }
    return liked;
  }
}
