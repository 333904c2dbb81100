package app.dangol.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.model.Basket;
import app.dangol.wire.Entity;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoHubLoaderTest {
  @Test
  void countsTheDayOfTheShopWhateverTheZoneOfTheMachine() {
    // 8:30 in Seoul, still the evening before in UTC.
    Entity.History line = line("C1", "A-1", "2026-11-20T23:30:00Z", "purchase", "S1");

    assertThat(DemoHubLoader.baskets(List.of(line)))
        .containsExactly(new Basket(LocalDate.of(2026, 11, 21), "C1", Set.of("S1")));
  }

  @Test
  void makesOneBasketOfAReceiptAndNoneOfWhatCameBackOrWasLookedAt() {
    String at = "2026-11-20T03:00:00Z";
    List<Entity.History> history =
        List.of(
            line("C1", "A-1", at, "purchase", "S1"),
            line("C1", "A-1", at, "purchase", "S2"),
            line("C1", "C-1", at, "return", "S1"),
            line("C1", "web-1", at, "view", "S3"));

    assertThat(DemoHubLoader.baskets(history))
        .containsExactly(new Basket(LocalDate.of(2026, 11, 20), "C1", Set.of("S1", "S2")));
  }

  @Test
  void everyReceiptOfTheDemoIsOneBuyers() {
    DemoData data = DemoData.read(DemoFiles.shipped(), Clock.systemUTC());
    List<Entity.History> history = data.history().toList();

    assertThat(
            history.stream()
                .filter(line -> line.kind().equals("purchase"))
                .collect(
                    Collectors.groupingBy(
                        Entity.History::group,
                        Collectors.mapping(Entity.History::customer, Collectors.toSet())))
                .values())
        .hasSize(data.totals().baskets())
        .allMatch(buyers -> buyers.size() == 1);
    assertThat(DemoHubLoader.baskets(history)).hasSize(data.totals().baskets());
  }

  @Test
  void everyCustomerOfTheDemoMayBeOnADevice() {
    DemoData data = DemoData.read(DemoFiles.shipped(), Clock.systemUTC());
    assertThat(data.customers()).allMatch(customer -> customer.granted().contains("lookup"));
  }

  private static Entity.History line(
      String customer, String group, String at, String kind, String sku) {
    return new Entity.History(customer, group + sku, group, at, kind, "seongsu", sku, 1);
  }
}
