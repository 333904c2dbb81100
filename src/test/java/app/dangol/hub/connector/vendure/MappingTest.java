package app.dangol.hub.connector.vendure;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.connector.Item;
import app.dangol.hub.intake.Incoming;
import app.dangol.wire.Entity.OrderState;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {
  private static final MoneyScale CENTS = new MoneyScale(2);

  private ScriptedVendure vendure;
  private final GoodsMapping goods =
      new GoodsMapping(VendureShop.config(URI.create("http://127.0.0.1")));
  private final CustomerMapping customers =
      new CustomerMapping(VendureShop.config(URI.create("http://127.0.0.1")));

  @BeforeEach
  void read() throws IOException {
    vendure = new ScriptedVendure();
  }

  @AfterEach
  void close() {
    vendure.close();
  }

  @ParameterizedTest
  @CsvSource({"2900000,KRW,29000", "155880,USD,155880", "1234,KWD,12340", "150,JPY,2"})
  void countsMoneyInMinorUnitsWhateverVendureDoes(long there, String currency, long here) {
    assertThat(CENTS.minor(there, currency)).isEqualTo(here);
  }

  @ParameterizedTest
  @CsvSource({"서연,김,김서연", "Marta,Kim,Marta Kim", "Marta,김,Marta 김", "'','',-"})
  void writesANameAsItsBearersDo(String first, String last, String whole) {
    JsonObject node = node("Customers", "1");
    node.addProperty("firstName", first);
    node.addProperty("lastName", last);

    assertThat(customer(node).name()).isEqualTo(whole);
  }

  @Test
  void saysOnWhatACustomersDataIsUsed() {
    assertThat(customer(node("Customers", "1")).bases())
        .singleElement()
        .satisfies(basis -> {
          assertThat(basis.purpose()).isEqualTo("lookup");
          assertThat(basis.basis()).isEqualTo("membership_terms");
          assertThat(basis.granted()).isTrue();
        });
  }

  @Test
  void callsAnUnmappedLocationByItsVendureName() {
    Answers.Location location = StrictJson.fromTree(node("Locations", "3"), Answers.Location.class);

    assertThat(goods.location(location).rows())
        .containsExactly(
            new Incoming.Store(
                "vendure-3", new app.dangol.wire.Entity.Text("성수점 (Seongsu)", "성수점 (Seongsu)")));
  }

  @Test
  void tellsAPriceWithItsTax() {
    Answers.Variant variant = StrictJson.fromTree(node("Variants", "1"), Answers.Variant.class);
    Item item =
        goods.variant(
            variant, java.util.Objects.requireNonNull(variant.product()), CENTS, VendureShop.NOW);

    assertThat(item.rows())
        .contains(
            new Incoming.Price(
                "L2201308", 155_880, "USD", java.util.Optional.of(2_000), VendureShop.NOW))
        .filteredOn(Incoming.Product.class::isInstance)
        .singleElement()
        .satisfies(row -> assertThat(((Incoming.Product) row).category()).isEqualTo("electronics"));
  }

  @Test
  void bringsAPartlyCancelledAndRefundedOrderBackOnce() {
    List<Incoming.Order> orders = orders("12");

    assertThat(orders).hasSize(2);
    assertThat(orders.getFirst().lines())
        .extracting(Incoming.Line::quantity)
        .containsExactly(2, 1, 2);
    assertThat(orders.getLast().state()).isEqualTo(OrderState.RETURNED);
    assertThat(orders.getLast().lines())
        .containsExactly(new Incoming.Line("19", "F3578642", -1, -11_994, -1_999));
  }

  @Test
  void countsWhatWasPaidForALineAndNotTheRoundedUnitSoManyTimes() {
    // Three at 10.00 less 1.00 for all.
    line("12", "19", 3, 3, 967, 2_900);

    assertThat(orders("12").getFirst().lines().getFirst().amountMinor()).isEqualTo(2_900);
  }

  @Test
  void returnsPieceByPieceMakeTheLine() {
    line("12", "19", 3, 3, 967, 2_900);
    JsonObject order = node("Orders", "12");
    order.getAsJsonArray("payments").remove(0);
    JsonArray entries = order.getAsJsonObject("history").getAsJsonArray("items");
    for (int i = 0; i < 2; i++) {
      JsonObject next = entries.get(0).getAsJsonObject().deepCopy();
      next.addProperty("id", "95" + i);
      entries.add(next);
    }

    List<Incoming.Line> back =
        orders("12").stream().skip(1).map(each -> each.lines().getFirst()).toList();

    assertThat(back).extracting(Incoming.Line::quantity).containsExactly(-1, -1, -1);
    assertThat(back).extracting(Incoming.Line::amountMinor).containsExactly(-967L, -966L, -967L);
    Incoming.Line whole = orders("12").getFirst().lines().getFirst();
    assertThat(back.stream().mapToLong(Incoming.Line::taxMinor).sum()).isEqualTo(-whole.taxMinor());
  }

  private void line(String order, String id, int placed, int quantity, int unit, int sum) {
    JsonObject line =
        node("Orders", order).getAsJsonArray("lines").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .filter(each -> each.get("id").getAsString().equals(id))
            .findFirst()
            .orElseThrow();
    line.addProperty("orderPlacedQuantity", placed);
    line.addProperty("quantity", quantity);
    line.addProperty("proratedUnitPriceWithTax", unit);
    line.addProperty("proratedLinePriceWithTax", sum);
    line.addProperty("proratedUnitPrice", unit * 5 / 6);
    line.addProperty("proratedLinePrice", sum * 5 / 6);
  }

  @Test
  void bringsACancelledOrderBackWhole() {
    List<Incoming.Order> orders = orders("13");

    assertThat(orders.getFirst().state()).isEqualTo(OrderState.CANCELLED);
    assertThat(
            orders.stream()
                .flatMap(o -> o.lines().stream())
                .mapToLong(Incoming.Line::amountMinor)
                .sum())
        .isZero();
  }

  @Test
  void bringsARefundWithoutACancellationBack() {
    JsonObject order = node("Orders", "12");
    order.getAsJsonObject("history").getAsJsonArray("items").remove(0);

    assertThat(orders("12")).extracting(Incoming.Order::id).containsExactly("12", "12.r1");
  }

  @Test
  void passesOverDraftsAndCarts() {
    JsonObject draft = node("Orders", "1");
    draft.addProperty("state", "Draft");
    JsonObject cart = node("Orders", "2");
    cart.addProperty("active", true);

    assertThat(OrderMapping.map(order("1"), CENTS)).isEmpty();
    assertThat(OrderMapping.map(order("2"), CENTS)).isEmpty();
  }

  private Incoming.Customer customer(JsonObject node) {
    Answers.Customer answer = StrictJson.fromTree(node, Answers.Customer.class);
    return (Incoming.Customer) customers.map(answer, VendureShop.NOW).rows().getFirst();
  }

  private Answers.Order order(String id) {
    return StrictJson.fromTree(node("Orders", id), Answers.Order.class);
  }

  private List<Incoming.Order> orders(String id) {
    return OrderMapping.map(order(id), CENTS).orElseThrow().rows().stream()
        .map(Incoming.Order.class::cast)
        .toList();
  }

  private JsonObject node(String list, String id) {
    return vendure.listOf(list).stream()
        .filter(node -> node.get("id").getAsString().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
