package app.dangol.hub.connector.vendure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.ErrorCode;
import app.dangol.hub.connector.ConnectorException;
import app.dangol.hub.connector.ConnectorRunner;
import app.dangol.hub.connector.KeptStatus;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Health;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VendurePullTest {
  @TempDir Path folder;
  private ScriptedVendure vendure;
  private VendureShop shop;

  @BeforeEach
  void open() throws IOException {
    vendure = new ScriptedVendure();
    shop = new VendureShop(folder, vendure.url(), ScriptedVendure.KEY, 5);
  }

  @AfterEach
  void close() {
    shop.close();
    vendure.close();
  }

  @Test
  void bringsEveryEntity() {
    shop.runner.poll();

    assertThat(shop.customers()).hasSize(12);
    assertThat(shop.list(Bucket.CATALOGUE, Entity.PRODUCT, Entity.Product.class)).hasSize(8);
    assertThat(shop.list(Bucket.PRICE, Entity.PRICE, Entity.Price.class)).hasSize(8);
    assertThat(shop.list(Bucket.CATALOGUE, Entity.STORE, Entity.Store.class))
        .extracting(Entity.Store::id)
        .containsExactlyInAnyOrder("vendure-1", VendureShop.STORE, "vendure-3");
    assertThat(shop.list(Bucket.stockOf(VendureShop.STORE), Entity.STOCK, Entity.Stock.class))
        .filteredOn(stock -> stock.sku().equals("L2201308"))
        .extracting(Entity.Stock::available)
        .contains(15);
    assertThat(orders()).extracting(Entity.Order::state).contains(Entity.OrderState.PLACED);
  }

  @Test
  void readsNothingAnewThatDidNotChange() {
    shop.runner.poll();
    long head = shop.log.head();

    shop.runner.poll();

    assertThat(shop.log.head()).isEqualTo(head);
  }

  @Test
  void bringsAChangeAndOnlyThat() {
    shop.runner.poll();
    long head = shop.log.head();

    change("Customers", "1", "firstName", "민서");
    shop.runner.poll();

    assertThat(shop.customers()).extracting(Entity.Customer::name).contains("최민서");
    assertThat(shop.log.head() - head).isLessThanOrEqualTo(2);
  }

  @Test
  void bringsAKoreanNameThatWasAdded() {
    shop.runner.poll();

    node("Variants", "1")
        .getAsJsonArray("translations")
        .add(ScriptedVendure.parsed("{\"languageCode\":\"ko\",\"name\":\"노트북\"}"));
    shop.runner.poll();

    assertThat(shop.list(Bucket.CATALOGUE, Entity.PRODUCT, Entity.Product.class))
        .extracting(product -> product.name().ko())
        .contains("노트북");
  }

  @Test
  void bringsWhatWasStampedBeforeTheLastReadingButCommittedAfterIt() {
    JsonObject late = vendure.listOf("Customers").removeLast();
    shop.runner.poll();

    vendure.listOf("Customers").add(late);
    shop.runner.poll();

    assertThat(shop.customers()).hasSize(12);
  }

  @Test
  void readsAllRowsOfOneMoment() {
    assertThat(read(momentFeed(12, 5))).hasSize(12).doesNotHaveDuplicates();
  }

  private static ChangeFeed<String> momentFeed(int rows, int take) {
    List<String> ids = java.util.stream.IntStream.range(0, rows).mapToObj(i -> "r" + i).toList();
    return new ChangeFeed<>(
        "moment",
        "updatedAt",
        take,
        new ChangeFeed.Source<>() {
          @Override
          public List<String> list(ListOptions options) {
            JsonObject filter = options.variables().getAsJsonObject("o").getAsJsonObject("filter");
            String without = filter.has("id") ? filter.getAsJsonObject("id").toString() : "";
            return ids.stream()
                .filter(id -> !without.contains("\"" + id + "\""))
                .limit(take)
                .toList();
          }

          @Override
          public String id(String row) {
            return row;
          }

          @Override
          public java.time.Instant at(String row) {
            return VendureShop.NOW;
          }
        },
        row -> Mapped.of(List.of(new app.dangol.hub.connector.Item("x", row, List.of()))));
  }

  private static List<String> read(ChangeFeed<String> feed) {
    List<String> seen = new java.util.ArrayList<>();
    var pages = feed.open(Optional.empty());
    app.dangol.hub.connector.Feed.Page page;
    do {
      page = pages.next();
      page.items().forEach(item -> seen.add(item.id()));
    } while (page.more());
    return seen;
  }

  @Test
  void goesOnAfterTheLastPageThatWasKept() {
    AtomicInteger pages = new AtomicInteger();
    vendure.answerInstead(operation ->
        operation.equals("Customers") && pages.incrementAndGet() > 1 ? cut() : Optional.empty());
    assertThatThrownBy(() -> shop.runner.poll()).isInstanceOf(ConnectorException.class);
    assertThat(shop.customers()).hasSize(5);

    vendure.answerInstead(operation -> Optional.empty());
    shop.startAnew();
    shop.runner.poll();

    assertThat(shop.customers()).hasSize(12);
  }

  @Test
  void noticesAnAddressWithoutANewDateInTheNextRound() {
    vendure.listOf("Customers").forEach(node -> node.addProperty("phoneNumber", ""));
    shop.runner.poll();

    node("Customers", "3")
        .getAsJsonArray("addresses")
        .forEach(
            address -> address.getAsJsonObject().addProperty("phoneNumber", "+82-10-0000-9999"));
    shop.runner.poll();
    shop.runner.poll();

    assertThat(shop.customers()).extracting(Entity.Customer::phone).contains("+821000009999");
  }

  @Test
  void bringsTheStockThatAnOrderTookAlong() {
    shop.runner.poll();

    JsonObject order = node("Orders", "3").deepCopy();
    order.addProperty("id", "77");
    order.addProperty("orderPlacedAt", "2026-11-22T04:09:00.000Z");
    JsonObject line = order.getAsJsonArray("lines").get(0).getAsJsonObject();
    line.addProperty("id", "770");
    String sku = line.getAsJsonObject("productVariant").get("sku").getAsString();
    line.getAsJsonObject("productVariant")
        .getAsJsonArray("stockLevels")
        .get(1)
        .getAsJsonObject()
        .addProperty("stockOnHand", 4);
    vendure.listOf("Orders").clear();
    vendure.listOf("Orders").add(order);
    vendure.answerInstead(operation ->
        operation.equals("Stock") ? Optional.of(empty("productVariants")) : Optional.empty());
    shop.runner.poll();

    assertThat(shop.list(Bucket.stockOf(VendureShop.STORE), Entity.STOCK, Entity.Stock.class))
        .filteredOn(stock -> stock.sku().equals(sku) && stock.store().equals(VendureShop.STORE))
        .extracting(Entity.Stock::available)
        .containsExactly(4);
  }

  @Test
  void takesOffWhatIsGone() {
    shop.runner.poll();
    vendure.listOf("Customers").removeFirst();
    vendure.listOf("Variants").removeFirst();

    shop.runner.sweep();

    assertThat(shop.customers()).hasSize(11);
    assertThat(shop.list(Bucket.CATALOGUE, Entity.PRODUCT, Entity.Product.class)).hasSize(7);
  }

  @Test
  void takesNothingOffThatASweepOnlyMissed() {
    shop.runner.poll();
    AtomicInteger calls = new AtomicInteger();
    vendure.answerInstead(operation ->
        operation.equals("CustomerIds") && calls.getAndIncrement() == 0
            ? Optional.of(empty("customers"))
            : Optional.empty());

    shop.runner.sweep();

    assertThat(shop.customers()).hasSize(12);
  }

  @Test
  void takesNothingOffIfTheKeySeesAlmostNothingAnyMore() {
    for (int i = 100; i < 130; i++) {
      JsonObject more = node("Customers", "1").deepCopy();
      more.addProperty("id", Integer.toString(i));
      more.addProperty("emailAddress", i + "@example.test");
      vendure.listOf("Customers").add(more);
    }
    shop.runner.poll();
    vendure.listOf("Customers").clear();

    assertThatThrownBy(() -> shop.runner.sweep()).hasMessageContaining("nothing was taken off");
    assertThat(shop.customers()).hasSize(42);
  }

  @Test
  void takesAProductThatIsNotForSaleAnyMoreOff() {
    shop.runner.poll();
    node("Variants", "5").addProperty("enabled", false);
    vendure.listOf("Products").clear();

    shop.runner.poll();

    assertThat(shop.list(Bucket.CATALOGUE, Entity.PRODUCT, Entity.Product.class)).hasSize(7);
  }

  @Test
  void leavesCustomersWithoutABasisOffEveryDevice() throws IOException {
    try (ScriptedVendure other = new ScriptedVendure()) {
      var config = VendureShop.config(other.url());
      var without =
          new VendureConfig(
              config.url(),
              config.keyFile(),
              config.channel(),
              config.poll(),
              config.ratePerSecond(),
              config.sweepAt(),
              config.sweepEvery(),
              config.stores(),
              java.util.Map.of(),
              config.tiers(),
              config.categories(),
              config.fields());
      CustomerMapping mapping = new CustomerMapping(without);
      shop.log.write(transaction ->
          app.dangol.hub.intake.Intake.take(
              "vendure",
              mapping.map(answer(other), VendureShop.NOW).rows(),
              transaction,
              shop.clock.instant()));
    }
    assertThat(shop.customers()).isEmpty();
  }

  private static Answers.Customer answer(ScriptedVendure vendure) {
    return app.dangol.wire.StrictJson.fromTree(
        vendure.listOf("Customers").getFirst(), Answers.Customer.class);
  }

  @Test
  void saysThatTheKeyIsNotGood() {
    vendure.answerInstead(operation -> Optional.of(ScriptedVendure.recorded("no-auth")));

    assertFails(ConnectorException.Kind.NOT_AUTHORISED, "FORBIDDEN");
    assertThat(shop.runner.status().feeds())
        .hasEntrySatisfying(
            "stores", part -> assertThat(part.lastError()).contains(ErrorCode.SHOP_02));
  }

  @Test
  void howItIsDoingSurvivesARestartAndIsToldAtOnce() {
    shop.runner.poll();
    vendure.answerInstead(operation -> Optional.of(ScriptedVendure.recorded("no-auth")));
    assertFails(ConnectorException.Kind.NOT_AUTHORISED, "FORBIDDEN");

    shop.startAnew();

    Health.Connector kept = KeptStatus.listAll(shop.log).getFirst();
    assertThat(kept.source()).isEqualTo("vendure");
    assertThat(kept.parts())
        .filteredOn(part -> part.name().equals("stores"))
        .singleElement()
        .satisfies(part -> {
          assertThat(part.lastError()).isEqualTo("SHOP-02");
          assertThat(part.lastSuccess()).isEqualTo(VendureShop.NOW.toString());
        });
    shop.runner.turn();
    assertThat(shop.runner.status().feeds().keySet())
        .as("this one goes on from there")
        .containsAll(kept.parts().stream().map(Health.Part::name).toList());
  }

  @Test
  void aSweepIsDueAtItsTimeAndEverySoOftenFromThenOn() {
    ConnectorRunner.Schedule sixHourly =
        new ConnectorRunner.Schedule(
            Duration.ofSeconds(30),
            LocalTime.of(3, 30),
            Duration.ofHours(6),
            ZoneOffset.UTC,
            Duration.ofSeconds(4));

    assertThat(sixHourly.newestSweep(Instant.parse("2026-11-22T03:29:59Z")))
        .isEqualTo("2026-11-21T21:30:00Z");
    assertThat(sixHourly.newestSweep(Instant.parse("2026-11-22T03:30:00Z")))
        .isEqualTo("2026-11-22T03:30:00Z");
    assertThat(sixHourly.newestSweep(Instant.parse("2026-11-22T23:00:00Z")))
        .isEqualTo("2026-11-22T21:30:00Z");
  }

  @Test
  void saysThatAQueryIsRefused() {
    vendure.answerInstead(operation -> Optional.of(ScriptedVendure.recorded("bad-field")));

    assertFails(ConnectorException.Kind.REFUSED, "GRAPHQL_VALIDATION_FAILED");
  }

  @Test
  void saysThatAPageIsTooLarge() {
    vendure.answerInstead(operation -> Optional.of(ScriptedVendure.recorded("take-too-large")));

    assertFails(ConnectorException.Kind.REFUSED, "USER_INPUT_ERROR");
  }

  @Test
  void discardsWhatIsNoJson() {
    vendure.answerInstead(operation -> Optional.of(ScriptedVendure.json(200, "{\"data\":{\"st")));

    assertFails(ConnectorException.Kind.MALFORMED, "malformed");
  }

  @Test
  void discardsAPageOfSomebodysNetwork() {
    vendure.answerInstead(operation ->
        Optional.of(
            new MockResponse.Builder()
                .addHeader("Content-Type", "text/html")
                .body("<html>")
                .build()));

    assertFails(ConnectorException.Kind.MALFORMED, "not JSON");
  }

  @Test
  void discardsAnAnswerThatIsTooLarge() {
    vendure.answerInstead(operation ->
        Optional.of(ScriptedVendure.json(200, "{\"data\":\"" + "x".repeat(1 << 20) + "\"}")));

    assertFails(ConnectorException.Kind.MALFORMED, "too large");
  }

  @Test
  void followsNoRedirect() {
    vendure.answerInstead(operation ->
        Optional.of(
            new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "http://127.0.0.1:1/")
                .build()));

    assertFails(ConnectorException.Kind.REFUSED, "302");
  }

  @Test
  void leavesAShopAloneThatAsksForIt() {
    vendure.answerInstead(operation ->
        Optional.of(new MockResponse.Builder().code(429).addHeader("Retry-After", "120").build()));
    shop.runner.turn();
    assertThat(vendure.asked).hasSize(1);

    for (int second = 0; second < 119; second++) {
      shop.clock.add(Duration.ofSeconds(1));
      shop.runner.turn();
    }
    assertThat(vendure.asked).hasSize(1);

    vendure.answerInstead(operation -> Optional.empty());
    shop.clock.add(Duration.ofSeconds(10));
    shop.runner.turn();
    assertThat(shop.customers()).hasSize(12);
  }

  @Test
  void asksEverMoreSeldomWhileAShopIsBusy() {
    vendure.answerInstead(operation -> Optional.of(new MockResponse.Builder().code(429).build()));

    for (int second = 0; second < 3600; second++) {
      shop.clock.add(Duration.ofSeconds(1));
      shop.runner.turn();
    }

    assertThat(vendure.asked).hasSizeBetween(12, 30);
  }

  @Test
  void oneFeedThatFailsHoldsUpNoOther() {
    vendure.answerInstead(operation ->
        operation.equals("Products")
            ? Optional.of(ScriptedVendure.recorded("no-auth"))
            : Optional.empty());

    shop.runner.turn();

    assertThat(shop.customers()).hasSize(12);
    assertThat(shop.runner.status().feeds())
        .hasEntrySatisfying(
            "products", part -> assertThat(part.lastError()).contains(ErrorCode.SHOP_02))
        .hasEntrySatisfying("orders.round", part -> assertThat(part.lastError()).isEmpty());

    change("Customers", "1", "firstName", "민서");
    shop.clock.add(Duration.ofSeconds(30));
    shop.runner.turn();
    assertThat(shop.customers())
        .as("no less often")
        .extracting(Entity.Customer::name)
        .contains("최민서");
  }

  @Test
  void aFeedThatFailsForGoodIsAskedEverMoreSeldom() {
    vendure.answerInstead(operation ->
        operation.equals("Products")
            ? Optional.of(ScriptedVendure.recorded("no-auth"))
            : Optional.empty());

    for (int second = 0; second < 450; second += 10) {
      shop.clock.add(Duration.ofSeconds(10));
      shop.runner.turn();
    }

    assertThat(vendure.asked.stream().filter("Products"::equals)).hasSizeBetween(3, 8);
    assertThat(vendure.asked.stream().filter("Locations"::equals)).hasSizeGreaterThan(12);
  }

  private void assertFails(ConnectorException.Kind kind, String words) {
    assertThatThrownBy(() -> shop.runner.poll())
        .isInstanceOfSatisfying(ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(words);
  }

  private List<Entity.Order> orders() {
    return shop.list(Bucket.clientsOf(VendureShop.STORE), Entity.ORDER, Entity.Order.class);
  }

  private static Optional<MockResponse> cut() {
    return Optional.of(new MockResponse.Builder().code(503).build());
  }

  private static MockResponse empty(String list) {
    return ScriptedVendure.json(200, "{\"data\":{\"" + list + "\":{\"items\":[]}}}");
  }

  private JsonObject node(String list, String id) {
    return vendure.listOf(list).stream()
        .filter(node -> node.get("id").getAsString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void change(String list, String id, String field, String value) {
    JsonObject node = node(list, id);
    node.addProperty(field, value);
    node.addProperty("updatedAt", "2026-11-22T04:09:30.000Z");
  }
}
