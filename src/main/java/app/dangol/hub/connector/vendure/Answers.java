package app.dangol.hub.connector.vendure;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Vendure answers, as far as it is asked for. Nothing personal is in any toString. */
final class Answers {
  private Answers() {}

  record Customers(CustomerList customers) {}

  record CustomerList(List<Customer> items) {}

  record Customer(
      String id,
      String createdAt,
      String updatedAt,
      String firstName,
      String lastName,
      @Nullable String emailAddress,
      @Nullable String phoneNumber,
      List<Group> groups,
      @Nullable List<Address> addresses,
      @Nullable JsonObject customFields)
      implements Dated {
    @Override
    public String toString() {
      return "Customer[]";
    }
  }

  record Group(String name) {}

  record Address(@Nullable String phoneNumber, @Nullable Boolean defaultShippingAddress) {
    @Override
    public String toString() {
      return "Address[]";
    }
  }

  record Orders(OrderList orders) {}

  record OrderList(List<Order> items) {}

  record Order(
      String id,
      String code,
      String state,
      boolean active,
      String updatedAt,
      @Nullable String orderPlacedAt,
      String currencyCode,
      @Nullable Ref customer,
      List<OrderLine> lines,
      @Nullable List<Payment> payments,
      History history)
      implements Dated {
    @Override
    public String toString() {
      return "Order[" + id + "]";
    }
  }

  record Ref(String id) {}

  record OrderLine(
      String id,
      int quantity,
      int orderPlacedQuantity,
      long proratedUnitPrice,
      long proratedUnitPriceWithTax,
      long proratedLinePrice,
      long proratedLinePriceWithTax,
      OrderedVariant productVariant) {}

  record OrderedVariant(String id, String sku, List<StockLevel> stockLevels) {}

  record Payment(List<Refund> refunds) {}

  record Refund(String id, String state, String createdAt, List<RefundLine> lines) {}

  record RefundLine(String orderLineId, int quantity) {}

  record History(List<HistoryEntry> items) {}

  /**
   * @param data what happened; its form goes with the type of the entry
   */
  record HistoryEntry(String id, String createdAt, JsonObject data) {
    @Override
    public String toString() {
      return "HistoryEntry[" + id + "]";
    }
  }

  record Variants(VariantList productVariants) {}

  record VariantList(List<Variant> items) {}

  record Variant(
      String id,
      String sku,
      boolean enabled,
      String updatedAt,
      long priceWithTax,
      String currencyCode,
      @Nullable TaxRate taxRateApplied,
      List<Translation> translations,
      List<FacetValue> facetValues,
      List<Option> options,
      @Nullable Product product,
      @Nullable JsonObject customFields)
      implements Dated {}

  record TaxRate(JsonElement value) {}

  record Translation(String languageCode, String name) {}

  record FacetValue(String code, Facet facet) {}

  record Facet(String code) {}

  record Option(String code, OptionGroup group) {}

  record OptionGroup(String code) {}

  record Product(
      boolean enabled,
      List<Translation> translations,
      List<FacetValue> facetValues,
      List<Collection> collections) {}

  record Collection(String slug) {}

  record Products(ProductList products) {}

  record ProductList(List<ChangedProduct> items) {}

  record ChangedProduct(
      String id,
      String updatedAt,
      boolean enabled,
      List<Translation> translations,
      List<FacetValue> facetValues,
      List<Collection> collections,
      List<Variant> variants)
      implements Dated {
    Product product() {
      return new Product(enabled, translations, facetValues, collections);
    }
  }

  record Stocked(StockedList productVariants) {}

  record StockedList(List<StockedVariant> items) {}

  record StockedVariant(String id, String sku, List<StockLevel> stockLevels) {}

  record StockLevel(String stockLocationId, int stockOnHand, int stockAllocated) {}

  record Locations(LocationList stockLocations) {}

  record LocationList(List<Location> items) {}

  record Location(String id, String name) {}

  record Shop(GlobalSettings globalSettings) {}

  record GlobalSettings(ServerConfig serverConfig) {}

  record ServerConfig(int moneyStrategyPrecision) {}

  record CustomerIds(IdList customers) {}

  record VariantIds(IdList productVariants) {}

  record IdList(List<Ref> items) {}

  /** What can be read by when it changed last. */
  interface Dated {
    String id();

    String updatedAt();
  }
}
