package app.dangol.hub.connector.vendure;

import app.dangol.hub.connector.vendure.VendureConfig.Basis;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is asked of Vendure. A custom field can be asked for only where the shop has it, so these
 * depend on the configuration.
 */
final class Queries {
  static final String LOCATIONS =
      "query Locations($o:StockLocationListOptions){"
          + "stockLocations(options:$o){items{id name}}}";
  static final String SHOP = "query Shop{globalSettings{serverConfig{moneyStrategyPrecision}}}";
  static final String CUSTOMER_IDS =
      "query CustomerIds($o:CustomerListOptions){customers(options:$o){items{id}}}";
  static final String VARIANT_IDS =
      "query VariantIds($o:ProductVariantListOptions){productVariants(options:$o){items{id}}}";
  static final String STOCK =
      "query Stock($o:ProductVariantListOptions){productVariants(options:$o){items{id sku "
          + Parts.STOCK_LEVELS
          + "}}}";
  static final String ORDERS =
      "query Orders($o:OrderListOptions){orders(options:$o){items{"
          + "id code state active updatedAt orderPlacedAt currencyCode customer{id} "
          + "lines{id quantity orderPlacedQuantity proratedUnitPrice proratedUnitPriceWithTax "
          + "proratedLinePrice proratedLinePriceWithTax "
          + "productVariant{id sku "
          + Parts.STOCK_LEVELS
          + "}} payments{refunds{id state createdAt lines{orderLineId quantity}}} "
          + "history(options:{take:100,filter:{type:{eq:\"ORDER_CANCELLATION\"}}})"
          + "{items{id createdAt data}}}}}";

  private final String customers;
  private final String variants;
  private final String products;

  /** What several queries share. */
  private static final class Parts {
    static final String STOCK_LEVELS = "stockLevels{stockLocationId stockOnHand stockAllocated}";
    static final String FACETS = "facetValues{code facet{code}}";
    static final String NAMES = "translations{languageCode name}";

    private Parts() {}
  }

  Queries(VendureConfig config) {
    this.customers =
        "query Customers($o:CustomerListOptions){customers(options:$o){items{"
            + "id createdAt updatedAt firstName lastName emailAddress phoneNumber groups{name} "
            + "addresses{phoneNumber defaultShippingAddress}"
            + custom(customerFields(config))
            + "}}}";
    String variant =
        "id sku enabled updatedAt priceWithTax currencyCode taxRateApplied{value} "
            + Parts.NAMES
            + " "
            + Parts.FACETS
            + " options{code group{code}}"
            + custom(config.fields().gtinField().stream().toList());
    String product = "enabled " + Parts.NAMES + " " + Parts.FACETS + " collections{slug}";
    this.variants =
        "query Variants($o:ProductVariantListOptions){productVariants(options:$o){items{"
            + variant
            + " product{"
            + product
            + "}}}}";
    // A variant below its product has lost its product's names, so those are asked for above it.
    this.products =
        "query Products($o:ProductListOptions){products(options:$o){items{id updatedAt "
            + product
            + " variants{"
            + variant
            + "}}}}";
  }

  String customers() {
    return customers;
  }

  String variants() {
    return variants;
  }

  String products() {
    return products;
  }

  private static Collection<String> customerFields(VendureConfig config) {
    TreeSet<String> names = new TreeSet<>();
    Stream.of(
            config.fields().cardField(),
            config.fields().homeStoreField(),
            config.fields().childField(),
            config.fields().guardianField())
        .flatMap(Optional::stream)
        .forEach(names::add);
    for (Basis basis : config.basis().values()) {
      if (basis instanceof Basis.Field(String name)) {
        names.add(name);
      }
    }
    return names;
  }

  private static String custom(Collection<String> names) {
    return names.isEmpty() ? "" : " customFields{" + String.join(" ", names) + "}";
  }
}
