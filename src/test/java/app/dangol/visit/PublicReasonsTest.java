package app.dangol.visit;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.catalog.Catalog;
import app.dangol.catalog.Category;
import app.dangol.catalog.Product;
import app.dangol.catalog.StockLevel;
import app.dangol.catalog.Store;
import app.dangol.customer.HistoryLine;
import app.dangol.id.Gtin;
import app.dangol.id.LocalText;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.suggest.Suggestion;
import app.dangol.suggest.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublicReasonsTest {
  private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
  private static final Term GOES_WITH =
      new Term.GoesWith(1, new Sku("X"), List.of(AT), new Term.GoesWith.Counts(9, 20, 20));

  private final Shelf shelf = new Shelf();
  private final PublicReasons reasons = new PublicReasons(shelf);

  @Test
  void namesAColourThatKeepsComingBack() {
    assertThat(reasonFor(product("N", "#C03030", Category.BAG), GOES_WITH, redThings()))
        .isEqualTo(PublicReason.COLOUR);
    assertThat(reasonFor(product("N", "#2E5CB8", Category.BAG), GOES_WITH, redThings()))
        .isEqualTo(PublicReason.GOES_WITH);
  }

  @Test
  void namesAKindThatKeepsComingBack() {
    assertThat(reasonFor(product("N", "#2E5CB8", Category.CUP), GOES_WITH, redThings()))
        .isEqualTo(PublicReason.KIND);
  }

  @Test
  void aColourOfFewerThanAThirdIsNoTaste() {
    List<HistoryLine> mixed =
        List.of(
            chosen("A", "#C03030", Category.CUP),
            chosen("B", "#2E5CB8", Category.BAG),
            chosen("C", "#27AE60", Category.TIN),
            chosen("D", "#F1C40F", Category.CLOCK));

    assertThat(reasonFor(product("N", "#C03030", Category.BOX), GOES_WITH, mixed))
        .isEqualTo(PublicReason.GOES_WITH);
  }

  @Test
  void twoThingsTellNothingAndWhiteIsNobodysColour() {
    List<HistoryLine> two =
        List.of(chosen("A", "#C03030", Category.CUP), chosen("B", "#C03030", Category.CUP));
    assertThat(reasonFor(product("N", "#C03030", Category.CUP), GOES_WITH, two))
        .isEqualTo(PublicReason.GOES_WITH);

    List<HistoryLine> white =
        List.of(
            chosen("D", "#FFFFFF", Category.CUP),
            chosen("E", "#FFFFFF", Category.BAG),
            chosen("F", "#FFFFFF", Category.TIN),
            chosen("G", "#FFFFFF", Category.BOX));
    assertThat(reasonFor(product("N", "#FFFFFF", Category.CLOCK), GOES_WITH, white))
        .isEqualTo(PublicReason.GOES_WITH);
  }

  @Test
  void theReasonIsTheSameWhetherTheyKnowTheProductOrNot() {
    Product mug = product("N", "#C03030", Category.BAG);
    Term habit = new Term.OwnHabit(1, List.of(AT, AT, AT), Duration.ofDays(30), true);
    Term viewed = new Term.OnlineInterest(1, Term.OnlineInterest.Kind.VIEW, AT);

    assertThat(reasonFor(mug, habit, redThings()))
        .isEqualTo(reasonFor(mug, viewed, redThings()))
        .isEqualTo(reasonFor(mug, GOES_WITH, redThings()));
  }

  @Test
  void whatManyBuyIsSaidToBePopularWhateverTheirTaste() {
    Term popular = new Term.PopularNow(1, 100, LocalDate.of(2026, 10, 1));

    assertThat(reasonFor(product("N", "#C03030", Category.CUP), popular, redThings()))
        .isEqualTo(PublicReason.POPULAR);
  }

  private List<HistoryLine> redThings() {
    return List.of(
        chosen("A", "#C03030", Category.CUP),
        chosen("B", "#B03535", Category.CUP),
        chosen("C", "#27AE60", Category.TIN));
  }

  private PublicReason reasonFor(Product product, Term exact, List<HistoryLine> readable) {
    Offer offer =
        new Offer(product, new Suggestion(product.sku(), 1, List.of(exact)), Map.of(), List.of());
    return reasons.of(List.of(offer), readable).getFirst().reason();
  }

  private HistoryLine chosen(String sku, String colour, Category category) {
    shelf.products.put(new Sku(sku), product(sku, colour, category));
    return new HistoryLine(
        "h" + sku, "b" + sku, AT, HistoryLine.Kind.PURCHASE, new StoreId("s"), new Sku(sku), 1);
  }

  private static Product product(String sku, String colour, Category category) {
    return new Product(
        new Sku(sku),
        Optional.empty(),
        new LocalText(sku, sku),
        category,
        colour,
        Optional.empty(),
        "");
  }

  /** Products held in memory: the reasons only ask for products by their sku. */
  private static final class Shelf implements Catalog {
    final Map<Sku, Product> products = new HashMap<>();

    @Override
    public Optional<Product> findBySku(Sku sku) {
      return Optional.ofNullable(products.get(sku));
    }

    @Override
    public Optional<Product> findByGtin(Gtin gtin) {
      return Optional.empty();
    }

    @Override
    public Map<Sku, Product> listBySkus(Collection<Sku> skus) {
      Map<Sku, Product> found = new HashMap<>();
      skus.forEach(sku -> findBySku(sku).ifPresent(product -> found.put(sku, product)));
      return found;
    }

    @Override
    public List<Product> search(String text, int limit) {
      return List.of();
    }

    @Override
    public List<Store> listStores() {
      return List.of();
    }

    @Override
    public Map<Sku, List<StockLevel>> listStock(Collection<Sku> skus) {
      return Map.of();
    }

    @Override
    public Set<Sku> listInStock(StoreId store) {
      return Set.of();
    }
  }
}
