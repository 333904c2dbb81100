package app.dangol.hub.connector.vendure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.hub.connector.ConnectorException;
import app.dangol.wire.Bucket;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Up to when devices may take prices and stock for true. */
class VendureReadTimesTest {
  private static final String STOCK = Bucket.stockOf(VendureShop.STORE);
  private static final String THERE = VendureShop.NOW.toString();
  private static final Duration LATER = Duration.ofMinutes(2);

  /** Of one row each: five a reading, so that a round over eight variants takes two. */
  private static final int HALF_A_ROUND = 1;

  @TempDir Path folder;
  private ScriptedVendure vendure;
  private VendureShop shop;

  @BeforeEach
  void open() throws IOException {
    vendure = new ScriptedVendure();
    open(5);
  }

  private void open(int take) {
    Path file = folder.resolve("take-" + take);
    assertThat(file.toFile().mkdirs()).isTrue();
    shop = new VendureShop(file, vendure.url(), ScriptedVendure.KEY, take);
  }

  @AfterEach
  void close() {
    shop.close();
    vendure.close();
  }

  @Test
  void whatDidNotChangeIsAsOfTheLastWholeReading() {
    shop.runner.poll();
    shop.clock.add(Duration.ofDays(2));
    long head = shop.log.head();

    shop.runner.poll();

    assertThat(shop.log.head()).as("no figure changed").isEqualTo(head);
    assertThat(shop.readAt(Bucket.PRICE)).contains("2026-11-24T04:10:00Z");
    assertThat(shop.readAt(STOCK)).contains("2026-11-24T04:10:00Z");
    assertThat(shop.readAt(Bucket.CATALOGUE)).isEmpty();
    assertThat(shop.readAt(Bucket.clientsOf(VendureShop.STORE))).isEmpty();
  }

  @Test
  void aRoundCountsFromItsBeginningAndOnlyOnceItIsWhole() {
    shop.close();
    open(HALF_A_ROUND);

    shop.runner.poll();
    assertThat(shop.readAt(STOCK)).isEmpty();
    assertThat(shop.readAt(Bucket.PRICE)).isEmpty();

    shop.startAnew();
    shop.clock.add(LATER);
    shop.runner.poll();
    assertThat(shop.readAt(STOCK)).contains(THERE);
    assertThat(shop.readAt(Bucket.PRICE)).contains(THERE);
  }

  @Test
  void aReadingThatFailsInItsMiddleMovesNothing() {
    shop.close();
    open(HALF_A_ROUND);
    shop.runner.poll();
    shop.clock.add(LATER);
    refuse("Stock");

    assertThatThrownBy(() -> shop.runner.poll()).isInstanceOf(ConnectorException.class);
    assertThat(shop.readAt(STOCK)).isEmpty();
    assertThat(shop.readAt(Bucket.PRICE)).as("whose reading did not fail").contains(THERE);

    vendure.answerInstead(operation -> Optional.empty());
    shop.clock.add(LATER);
    shop.runner.poll();
    assertThat(shop.readAt(STOCK)).as("what was read before it failed counts").contains(THERE);
  }

  @Test
  void aFeedThatCannotBeReadAnyMoreStaysWhereItWas() {
    shop.runner.poll();
    refuse("Stock");
    shop.clock.add(LATER);

    assertThatThrownBy(() -> shop.runner.poll()).isInstanceOf(ConnectorException.class);

    assertThat(shop.readAt(STOCK)).contains(THERE);
    assertThat(shop.readAt(Bucket.PRICE)).contains("2026-11-22T04:12:00Z");
  }

  @Test
  void itIsWrittenOnceAMinuteAtMost() {
    shop.runner.poll();
    shop.clock.add(Duration.ofSeconds(30));
    shop.runner.poll();
    assertThat(shop.readAt(STOCK)).contains(THERE);

    shop.clock.add(Duration.ofSeconds(30));
    shop.runner.poll();
    assertThat(shop.readAt(STOCK)).contains("2026-11-22T04:11:00Z");
  }

  @Test
  void aRoundWithARowThatIsLeftOutProvesNothing() {
    shop.runner.poll();
    vendure.listOf("Products").clear();
    JsonObject variant = vendure.listOf("Variants").getFirst();
    String currency = variant.get("currencyCode").getAsString();
    variant.addProperty("currencyCode", "none");
    shop.clock.add(LATER);
    shop.runner.poll();

    assertThat(shop.readAt(Bucket.PRICE)).contains(THERE);
    assertThat(shop.readAt(STOCK)).contains("2026-11-22T04:12:00Z");
    assertThat(shop.runner.status().feeds())
        .hasEntrySatisfying("variants.round", part -> assertThat(part.refused()).isEqualTo(1));

    variant.addProperty("currencyCode", currency);
    shop.clock.add(LATER);
    shop.runner.poll();
    assertThat(shop.readAt(Bucket.PRICE)).contains("2026-11-22T04:14:00Z");
  }

  private void refuse(String wanted) {
    vendure.answerInstead(operation ->
        operation.equals(wanted)
            ? Optional.of(ScriptedVendure.recorded("no-auth"))
            : Optional.empty());
  }
}
