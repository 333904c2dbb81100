package app.dangol.hub.connector.vendure;

import app.dangol.hub.connector.Item;
import app.dangol.hub.intake.Incoming;
import app.dangol.wire.Entity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What Vendure's variants, stock levels and stock locations are here. Pure; safe on any thread. */
final class GoodsMapping {
  static final String VARIANT = "variant";
  static final String STOCK = "stock";
  static final String STORE = "store";

  private static final String NO_COLOUR = "#9E9E9E";
  private static final String COLOUR = "colou?r";

  /** Words shops use for colours, in English as facet codes are. */
  private static final Map<String, String> COLOURS =
      Map.ofEntries(
          Map.entry("black", "#212121"),
          Map.entry("white", "#FAFAFA"),
          Map.entry("grey", NO_COLOUR),
          Map.entry("gray", NO_COLOUR),
          Map.entry("red", "#C62828"),
          Map.entry("blue", "#1565C0"),
          Map.entry("navy", "#1A237E"),
          Map.entry("green", "#2E7D32"),
          Map.entry("mint", "#80CBC4"),
          Map.entry("yellow", "#F9A825"),
          Map.entry("orange", "#EF6C00"),
          Map.entry("brown", "#5D4037"),
          Map.entry("beige", "#D7CCC8"),
          Map.entry("pink", "#EC407A"),
          Map.entry("purple", "#6A1B9A"),
          Map.entry("gold", "#C9A227"),
          Map.entry("silver", "#BDBDBD"));

  private final VendureConfig config;

  GoodsMapping(VendureConfig config) {
    this.config = config;
  }

  /** A variant with its price; one that is not for sale is gone. */
  Item variant(Answers.Variant variant, Answers.Product product, MoneyScale money, Instant now) {
    if (!variant.enabled() || !product.enabled()) {
      Incoming gone = new Incoming.Gone(Incoming.Kind.PRODUCT, variant.sku());
      return new Item(VARIANT, variant.id(), List.of(gone));
    }
    Incoming goods =
        new Incoming.Product(
            variant.sku(),
            config
                .fields()
                .gtinField()
                .flatMap(field -> CustomerMapping.text(variant.customFields(), field)),
            name(variant, product),
            category(variant, product),
            colour(variant, product),
            "");
    Incoming price =
        new Incoming.Price(
            variant.sku(),
            money.minor(variant.priceWithTax(), variant.currencyCode()),
            variant.currencyCode(),
            taxRate(variant),
            now);
    return new Item(VARIANT, variant.id(), List.of(goods, price));
  }

  private static Entity.Text name(Answers.Variant variant, Answers.Product product) {
    String ko = translated(variant.translations(), "ko");
    String en = translated(variant.translations(), "en");
    if (ko.isEmpty()) {
      ko = translated(product.translations(), "ko");
    }
    if (ko.isEmpty() && en.isEmpty()) {
      // Neither of ours: whatever language there is serves for both.
      en = variant.translations().stream().map(Answers.Translation::name).findFirst().orElse("");
    }
    return new Entity.Text(ko, en);
  }

  private static String translated(List<Answers.Translation> translations, String language) {
    return translations.stream()
        .filter(
            t -> t.languageCode().equals(language) || t.languageCode().startsWith(language + "_"))
        .map(Answers.Translation::name)
        .findFirst()
        .orElse("");
  }

  /** What the configuration says of a facet value or a collection; else its category facet. */
  private String category(Answers.Variant variant, Answers.Product product) {
    List<Answers.FacetValue> facets = facets(variant, product).toList();
    List<String> words = new ArrayList<>();
    facets.forEach(value -> words.add(value.code()));
    product.collections().forEach(collection -> words.add(collection.slug()));
    return words.stream()
        .filter(config.categories()::containsKey)
        .map(config.categories()::get)
        .findFirst()
        .or(() ->
            facets.stream()
                .filter(value -> value.facet().code().equals("category"))
                .map(Answers.FacetValue::code)
                .findFirst())
        .orElse("box");
  }

  private static Stream<Answers.FacetValue> facets(
      Answers.Variant variant, Answers.Product product) {
    return Stream.concat(variant.facetValues().stream(), product.facetValues().stream());
  }

  private static String colour(Answers.Variant variant, Answers.Product product) {
    Stream<String> words =
        Stream.concat(
            variant.options().stream()
                .filter(option -> option.group().code().matches(".*" + COLOUR + ".*"))
                .map(Answers.Option::code),
            facets(variant, product)
                .filter(value -> value.facet().code().matches(COLOUR))
                .map(Answers.FacetValue::code));
    return words
        .map(word -> word.toLowerCase(Locale.ROOT))
        .flatMap(word -> Stream.ofNullable(COLOURS.get(word)))
        .findFirst()
        .orElse(NO_COLOUR);
  }

  /** Percent with decimals there, hundredths of a percent here. */
  private static Optional<Integer> taxRate(Answers.Variant variant) {
    Answers.TaxRate rate = variant.taxRateApplied();
    if (rate == null || !rate.value().isJsonPrimitive()) {
      return Optional.empty();
    }
    BigDecimal percent = rate.value().getAsBigDecimal();
    return Optional.of(percent.movePointRight(2).setScale(0, RoundingMode.HALF_UP).intValueExact());
  }

  Item stock(String variant, String sku, List<Answers.StockLevel> levels, Instant now) {
    List<Incoming> rows = new ArrayList<>();
    for (Answers.StockLevel level : levels) {
      rows.add(
          new Incoming.Stock(
              sku,
              store(level.stockLocationId()),
              level.stockOnHand(),
              level.stockAllocated(),
              now));
    }
    return new Item(STOCK, variant, rows);
  }

  Item location(Answers.Location location) {
    Entity.Text name = new Entity.Text(location.name(), location.name());
    return new Item(STORE, location.id(), List.of(new Incoming.Store(store(location.id()), name)));
  }

  /** Our store for a location; one the configuration does not name is a store of its own. */
  private String store(String location) {
    return config.stores().getOrDefault(location, VendureConnector.SOURCE + "-" + location);
  }
}
