package app.dangol.hub.connector.vendure;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clock that is ahead, of another copy or before it was put right, and what it left behind. */
class VendureClocksTest {
  private static final Duration AHEAD = Duration.ofMinutes(10);
  private static final Duration LATER = Duration.ofMinutes(6);

  /** Of one row each: five a reading, so that a round over eight variants takes two. */
  private static final int HALF_A_ROUND = 1;

  private static final String SKU = "L2201308";

  @TempDir Path folder;
  private ScriptedVendure vendure;
  private VendureShop shop;

  @BeforeEach
  void open() throws IOException {
    vendure = new ScriptedVendure();
    vendure.listOf("Products").clear();
    shop = new VendureShop(folder, vendure.url(), ScriptedVendure.KEY, 5);
  }

  private void readAhead() {
    shop.clock.add(AHEAD);
    shop.runner.poll();
    shop.clock.add(AHEAD.negated());
  }

  @AfterEach
  void close() {
    shop.close();
    vendure.close();
  }

  @Test
  void aPriceOfATimeYetToComeHoldsNoPriceBack() {
    readAhead();
    JsonObject variant = vendure.listOf("Variants").getFirst();
    variant.addProperty("priceWithTax", 180_000);

    shop.clock.add(LATER);
    shop.runner.poll();

    assertThat(shop.list(Bucket.PRICE, Entity.PRICE, Entity.Price.class))
        .filteredOn(price -> price.sku().equals(SKU))
        .extracting(Entity.Price::amountMinor)
        .containsExactly(180_000L);
    assertThat(shop.readAt(Bucket.PRICE)).contains("2026-11-22T04:16:00Z");
  }

  @Test
  void aReadingOfATimeYetToComeIsNotTold() {
    readAhead();

    assertThat(shop.readAt(Bucket.PRICE)).isEmpty();
    assertThat(shop.readAt(Bucket.stockOf(VendureShop.STORE))).isEmpty();
  }

  @Test
  void aReadingThatIsNotYetToComeTakesItsPlace() {
    readAhead();

    shop.clock.add(LATER);
    shop.runner.poll();
    shop.clock.add(LATER);

    assertThat(shop.readAt(Bucket.PRICE)).contains("2026-11-22T04:16:00Z");
  }

  @Test
  void aRoundThatBeganAtATimeYetToComeProvesNothing() {
    shop.close();
    Path other = folder.resolve("other");
    assertThat(other.toFile().mkdir()).isTrue();
    shop = new VendureShop(other, vendure.url(), ScriptedVendure.KEY, HALF_A_ROUND);
    readAhead();

    shop.clock.add(LATER);
    shop.runner.poll();
    assertThat(shop.readAt(Bucket.PRICE)).isEmpty();

    shop.clock.add(LATER);
    shop.runner.poll();
    shop.runner.poll();
    assertThat(shop.readAt(Bucket.PRICE)).contains("2026-11-22T04:22:00Z");
  }
}
