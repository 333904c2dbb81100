package app.dangol.hub.connector.vendure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.hub.connector.ConnectorException;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Intake;
import app.dangol.hub.stock.ShownStock;
import app.dangol.hub.stock.StockRules;
import app.dangol.wire.Bucket;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose figures a bucket holds: up to when they are known is told only if all are read again. */
class VendureReadFiguresTest {
  private static final String STOCK = Bucket.stockOf(VendureShop.STORE);
  private static final String THERE = VendureShop.NOW.toString();
  private static final Duration LATER = Duration.ofMinutes(2);

  @TempDir Path folder;
  private ScriptedVendure vendure;
  private VendureShop shop;

  @BeforeEach
  void open() throws IOException {
    vendure = new ScriptedVendure();
    shop = new VendureShop(folder, vendure.url(), ScriptedVendure.KEY, 5);
    shop.runner.poll();
  }

  @AfterEach
  void close() {
    shop.close();
    vendure.close();
  }

  @Test
  void aFigureOfSomebodyElseInABucketTakesItAwayFromThatBucketAlone() {
    tell("till", stock("OWN-1", VendureShop.STORE, 3, shop.clock.instant()));

    assertThat(shop.readAt(STOCK)).isEmpty();
    assertThat(shop.readAt(Bucket.PRICE)).contains(THERE);
  }

  @Test
  void anImportInThePlaceOfAFigureTakesItAwayUntilTheShopSystemTellsItAgain() {
    tell("vendure", stock("L2201308", VendureShop.STORE, 3, shop.clock.instant()));
    assertThat(shop.readAt(STOCK)).as("a file under the shop system's own name, too").isEmpty();

    shop.clock.add(LATER);
    shop.runner.poll();
    assertThat(shop.readAt(STOCK)).as("nothing is told again that did not change there").isEmpty();

    firstLevelOf("L2201308").addProperty("stockOnHand", 77);
    shop.clock.add(LATER);
    shop.runner.poll();
    assertThat(shop.readAt(STOCK)).contains("2026-11-22T04:14:00Z");
  }

  @Test
  void anImportOfAPriceTakesItAwayFromPricesAlone() {
    tell("till", new Incoming.Price("L2201308", 1, "USD", Optional.empty(), shop.clock.instant()));

    assertThat(shop.readAt(Bucket.PRICE)).isEmpty();
    assertThat(shop.readAt(STOCK)).contains(THERE);
  }

  @Test
  void anImportThatIsPassedOverAsOlderTakesNothingAway() {
    tell("till", stock("L2201308", VendureShop.STORE, 3, VendureShop.NOW.minusSeconds(1)));

    assertThat(shop.readAt(STOCK)).contains(THERE);
  }

  @Test
  void aStoreThatIsNotToldOfTheOthersMindsOnlyItsOwnFigures() {
    tell("till", stock("OWN-1", "vendure-3", 3, shop.clock.instant()));
    assertThat(shop.readAt(STOCK)).isEmpty();

    shop.log.write(transaction -> {
      new ShownStock(transaction)
          .change(
              new StockRules(
                  List.of(),
                  List.of(new StockRules.Neighbours(VendureShop.STORE, List.of("vendure-1")))));
      return true;
    });

    assertThat(shop.readAt(STOCK)).contains(THERE);
  }

  @Test
  void aHubOfAnOlderProgramIsToldOnceMoreAndNoDeviceMinds() {
    makeOlder();
    assertThat(shop.readAt(STOCK)).isEmpty();
    long head = shop.log.head();

    shop.clock.add(LATER);
    shop.startAnew();
    shop.runner.poll();
    assertThat(shop.readAt(STOCK)).as("where this reading began nobody knows").isEmpty();
    shop.clock.add(LATER);
    shop.runner.poll();

    assertThat(shop.readAt(STOCK)).contains("2026-11-22T04:14:00Z");
    assertThat(shop.readAt(Bucket.PRICE)).contains("2026-11-22T04:14:00Z");
    assertThat(shop.log.head()).isEqualTo(head);
  }

  @Test
  void aWrongCountIsPutRightByTheSweep() {
    shop.log.write(transaction -> {
      transaction.keepRecord("figures.read.count", "vendure|price", "{\"count\":99}");
      transaction.keepRecord("figures.read.count", "gone|price", "{\"count\":1}");
      return true;
    });
    assertThat(shop.readAt(Bucket.PRICE)).isEmpty();

    shop.runner.sweep();

    assertThat(shop.readAt(Bucket.PRICE)).contains(THERE);
    assertThat(shop.log.findRecord("figures.read.count", "gone|price")).isEmpty();
  }

  @Test
  void aSweepThatCannotFindOneKindPutsTheCountRightAllTheSame() {
    shop.log.write(transaction -> {
      transaction.keepRecord("figures.read.count", "vendure|price", "{\"count\":99}");
      return true;
    });
    vendure.answerInstead(operation ->
        operation.equals("CustomerIds")
            ? Optional.of(ScriptedVendure.recorded("no-auth"))
            : Optional.empty());

    assertThatThrownBy(() -> shop.runner.sweep()).isInstanceOf(ConnectorException.class);

    assertThat(shop.readAt(Bucket.PRICE)).contains(THERE);
  }

  @Test
  void aFigureTheHubRefusesTakesItAwayUntilOneIsToldThatItTakes() {
    firstLevelOf("L2201508").addProperty("stockAllocated", -1);
    shop.clock.add(LATER);
    shop.runner.poll();
    assertThat(shop.readAt(STOCK)).isEmpty();
    assertThat(shop.readAt(Bucket.PRICE)).contains("2026-11-22T04:12:00Z");

    firstLevelOf("L2201508").addProperty("stockAllocated", 1);
    shop.clock.add(LATER);
    shop.runner.poll();
    assertThat(shop.readAt(STOCK)).contains("2026-11-22T04:14:00Z");
  }

  @Test
  void whatIsDeletedThereIsCountedNoMore() {
    vendure.listOf("Variants").removeFirst();

    shop.runner.sweep();

    assertThat(shop.readAt(Bucket.PRICE)).contains(THERE);
    assertThat(shop.readAt(STOCK)).contains(THERE);
  }

  private void tell(String source, Incoming incoming) {
    new Intake(shop.log, shop.clock).take(source, List.of(incoming));
  }

  private static Incoming stock(String sku, String store, int onHand, Instant at) {
    return new Incoming.Stock(sku, store, onHand, 0, at);
  }

  private JsonObject firstLevelOf(String sku) {
    return levelOf(sku, "1");
  }

  private JsonObject levelOf(String sku, String location) {
    return vendure.listOf("Stock").stream()
        .filter(node -> node.get("sku").getAsString().equals(sku))
        .flatMap(node -> node.getAsJsonArray("stockLevels").asList().stream())
        .map(level -> level.getAsJsonObject())
        .filter(level -> level.get("stockLocationId").getAsString().equals(location))
        .findFirst()
        .orElseThrow();
  }

  /** The records as a program left them that did not know whose a figure is. */
  private void makeOlder() {
    shop.log.write(transaction -> {
      for (String kind :
          List.of(
              "stock",
              "product",
              "connector.vendure.cursor",
              "connector.vendure.seen.variant",
              "connector.vendure.seen.stock")) {
        transaction
            .listRecords(kind, "", "", 1_000)
            .forEach(record -> {
              JsonObject data = parsed(record.data());
              List.of("reader", "price_reader", "begun", "whole").forEach(data::remove);
              if (data.has("hash")) {
                data.addProperty("hash", "of an older program");
              }
              transaction.keepRecord(kind, record.key(), data.toString());
            });
      }
      for (String kind : List.of("figures.read", "figures.read.count")) {
        transaction
            .listRecords(kind, "", "", 1_000)
            .forEach(record -> transaction.forgetRecord(kind, record.key()));
      }
      return true;
    });
  }

  private static JsonObject parsed(String text) {
    return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8)).getAsJsonObject();
  }
}
