package app.dangol.visit;

import app.dangol.catalog.Catalog;
import app.dangol.catalog.Category;
import app.dangol.catalog.Product;
import app.dangol.customer.HistoryLine;
import app.dangol.id.Sku;
import app.dangol.suggest.Term;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds reasons that may be read by strangers and are true: a colour or a kind is named as theirs
 * if it keeps coming back in what they chose. Whether they know the very product plays no part.
 * Blocks; not for the FX thread.
 */
final class PublicReasons {
  /** A colour or a kind of every third choice is no accident. */
  private static final double LIKED_SHARE = 1.0 / 3;

  /** Fewer different choices tell nothing about a taste. */
  private static final int FEWEST_CHOICES = 3;

  private final Catalog catalog;

  PublicReasons(Catalog catalog) {
    this.catalog = catalog;
  }

  /** What somebody keeps choosing. */
  record Taste(Set<ColourFamily> colours, Set<Category> kinds) {}

  /**
   * @param readable the lines of the customer that suggestions may be made from
   */
  List<PublicOffer> of(List<Offer> offers, List<HistoryLine> readable) {
    Taste taste = taste(readable);
    return offers.stream()
        .map(offer ->
            new PublicOffer(
                offer.product(), reason(offer.reason(), offer.product(), taste), offer.stock()))
        .toList();
  }

  private static PublicReason reason(Term exact, Product product, Taste taste) {
    return switch (exact) {
      case Term.OwnHabit habit -> taste(product, taste);
      case Term.OnlineInterest interest -> taste(product, taste);
      case Term.GoesWith goesWith -> taste(product, taste);
      case Term.PopularNow popular -> PublicReason.POPULAR;
      case Term.PinnedHere pinned -> PublicReason.SHOP;
      case Term.Boosted boosted -> PublicReason.SHOP;
    };
  }

  private static PublicReason taste(Product product, Taste taste) {
    if (taste.colours().contains(ColourFamily.of(product.colour()))) {
      return PublicReason.COLOUR;
    }
    return taste.kinds().contains(product.category()) ? PublicReason.KIND : PublicReason.GOES_WITH;
  }

  /** Grey and white are nobody's colour. */
  Taste taste(List<HistoryLine> readable) {
    Set<Sku> chosen =
        readable.stream()
            .filter(line -> line.quantity() > 0)
            .map(HistoryLine::sku)
            .collect(Collectors.toSet());
    Collection<Product> products = catalog.listBySkus(chosen).values();
    Set<ColourFamily> colours = frequent(products, product -> ColourFamily.of(product.colour()));
    colours.remove(ColourFamily.NEUTRAL);
    return new Taste(colours, frequent(products, Product::category));
  }

  private static <T> Set<T> frequent(Collection<Product> products, Function<Product, T> trait) {
    Map<T, Long> counts =
        products.stream().collect(Collectors.groupingBy(trait, Collectors.counting()));
    Set<T> frequent = new HashSet<>();
    if (products.size() >= FEWEST_CHOICES) {
      counts.forEach((value, count) -> {
        if (count >= products.size() * LIKED_SHARE) {
          frequent.add(value);
        }
      });
    }
    return frequent;
  }
}
