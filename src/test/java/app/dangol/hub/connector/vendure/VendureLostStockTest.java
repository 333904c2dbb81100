package app.dangol.hub.connector.vendure;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Intake;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stock that Vendure tells no more is shown no more, and certainly not as just read. */
class VendureLostStockTest {
  private static final String STOCK = Bucket.stockOf(VendureShop.STORE);
  private static final String SKU = "L2201308";
  private static final String OTHER = "vendure-3";
  private static final Duration LATER = Duration.ofMinutes(2);

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
  void theStockOfALocationThatIsDeletedIsGone() {
    shop.runner.poll();
    assertThat(storesOf(SKU)).contains(OTHER, VendureShop.STORE);

    deleteOther();
    pollLater();

    assertThat(storesOf(SKU)).contains(VendureShop.STORE).doesNotContain(OTHER);
    assertThat(shop.log.findRecord("stock", SKU + "|" + OTHER)).isEmpty();
    assertThat(shop.readAt(STOCK)).as("the others are read").contains("2026-11-22T04:12:00Z");
  }

  @Test
  void whatSomebodyElseHasToldSinceStays() {
    shop.runner.poll();
    new Intake(shop.log, shop.clock)
        .take("till", List.of(new Incoming.Stock(SKU, OTHER, 7, 0, shop.clock.instant())));

    deleteOther();
    pollLater();

    assertThat(storesOf(SKU)).contains(OTHER);
    assertThat(shop.readAt(STOCK)).as("a figure nobody reads again").isEmpty();
  }

  @Test
  void aDeletedVariantDoesNotKeepTheStockOfAnotherOfItsSku() {
    vendure.listOf("Products").clear();
    node("Variants", 1).addProperty("sku", SKU);
    node("Stock", 1).addProperty("sku", SKU);
    shop.runner.poll();
    vendure.listOf("Variants").removeFirst();
    vendure.listOf("Stock").removeFirst();
    shop.runner.sweep();

    deleteOther();
    pollLater();

    assertThat(storesOf(SKU)).contains(VendureShop.STORE).doesNotContain(OTHER);
  }

  @Test
  void aVariantThatIsForSaleAgainHasItsStockAgain() {
    vendure.listOf("Products").clear();
    shop.runner.poll();
    node("Variants", 0).addProperty("enabled", false);
    pollLater();
    assertThat(storesOf(SKU)).isEmpty();

    node("Variants", 0).addProperty("enabled", true);
    pollLater();
    pollLater();

    assertThat(storesOf(SKU)).contains(OTHER, VendureShop.STORE);
  }

  private void pollLater() {
    shop.clock.add(LATER);
    shop.runner.poll();
  }

  private JsonObject node(String list, int index) {
    return vendure.listOf(list).get(index);
  }

  /** Orders tell the stock of what was bought, too. */
  private void deleteOther() {
    vendure.listOf("Stock").forEach(VendureLostStockTest::loseOther);
    vendure.listOf("Orders").stream()
        .flatMap(order -> order.getAsJsonArray("lines").asList().stream())
        .map(line -> line.getAsJsonObject().getAsJsonObject("productVariant"))
        .forEach(VendureLostStockTest::loseOther);
  }

  private static void loseOther(JsonObject variant) {
    variant
        .getAsJsonArray("stockLevels")
        .asList()
        .removeIf(
            level -> level.getAsJsonObject().get("stockLocationId").getAsString().equals("3"));
  }

  private List<String> storesOf(String sku) {
    return shop.list(STOCK, Entity.STOCK, Entity.Stock.class).stream()
        .filter(stock -> stock.sku().equals(sku))
        .map(Entity.Stock::store)
        .toList();
  }
}
