package app.dangol.hub.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.wire.Entity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairCounterTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private final PairCounter counter = new PairCounter();

  @Test
  void countsBasketsThatHoldBothAndDropsWhatIsBelowTheLeast() {
    List<Basket> baskets = new ArrayList<>(different(5, DAY, "a", "b", "c"));
    baskets.addAll(different(4, DAY, "a", "d"));
    baskets.add(basket("anybody", DAY, "b", "c"));

    assertThat(counter.count(baskets).pairs())
        .containsExactlyInAnyOrder(
            new Entity.Pair("a", "b", 5),
            new Entity.Pair("a", "c", 5),
            new Entity.Pair("b", "a", 5),
            new Entity.Pair("b", "c", 6),
            new Entity.Pair("c", "a", 5),
            new Entity.Pair("c", "b", 6));
  }

  @Test
  void tellsNothingOfWhatOneWholesalerBoughtTwentyTimes() {
    List<Basket> baskets =
        new ArrayList<>(Collections.nCopies(20, basket("wholesaler", DAY, "a", "b")));

    assertThat(counter.count(baskets)).isEqualTo(new ModelCounts(List.of(), List.of()));

    baskets.addAll(different(3, DAY, "a", "b"));
    assertThat(counter.count(baskets)).isEqualTo(new ModelCounts(List.of(), List.of()));

    baskets.addAll(different(4, DAY, "a", "b"));
    assertThat(counter.count(baskets).pairs())
        .containsExactly(new Entity.Pair("a", "b", 27), new Entity.Pair("b", "a", 27));
  }

  @Test
  void tellsOfWhatFiveDifferentPeopleBought() {
    assertThat(counter.count(different(5, DAY, "a", "b")))
        .isEqualTo(
            new ModelCounts(
                List.of(new Entity.Pair("a", "b", 5), new Entity.Pair("b", "a", 5)),
                List.of(
                    new Entity.Popularity("a", 5, 5, "2026-10-25"),
                    new Entity.Popularity("b", 5, 5, "2026-10-25"))));
  }

  @Test
  void countsTheNewestTwentyEightDaysApart() {
    List<Basket> baskets = new ArrayList<>(different(6, DAY.minusDays(27), "a"));
    baskets.addAll(different(2, DAY, "a"));
    baskets.addAll(different(7, DAY.minusDays(28), "a", "c"));

    assertThat(counter.count(baskets).popularity())
        .containsExactly(
            new Entity.Popularity("a", 15, 8, "2026-10-25"),
            new Entity.Popularity("c", 7, 0, "2026-10-25"));
  }

  @Test
  void callsNothingRecentThatFewerThanFivePeopleBoughtLately() {
    List<Basket> baskets = new ArrayList<>(different(9, DAY.minusDays(28), "a"));
    baskets.addAll(different(4, DAY, "a"));
    baskets.addAll(different(4, DAY.minusDays(1), "a"));

    assertThat(counter.count(baskets).popularity())
        .containsExactly(new Entity.Popularity("a", 17, 0, "2026-10-25"));
  }

  @Test
  void showsNoBuyerInTheTextOfABasket() {
    assertThat(basket("C-0007", DAY, "a")).asString().doesNotContain("C-0007");
  }

  @Test
  void prefersAPartnerThatIsNotBoughtByEverybody() {
    List<Basket> baskets = new ArrayList<>(different(10, DAY, "a", "bag", "own"));
    baskets.addAll(different(2, DAY, "a", "bag"));
    baskets.addAll(different(500, DAY, "bag"));

    List<Entity.Pair> partners =
        counter.count(baskets).pairs().stream().filter(p -> p.sku().equals("a")).toList();

    assertThat(partners)
        .containsExactly(new Entity.Pair("a", "own", 10), new Entity.Pair("a", "bag", 12));
  }

  @Test
  void keepsTheFiftyStrongestPartners() {
    List<Basket> baskets = new ArrayList<>();
    for (int other = 0; other < 60; other++) {
      baskets.addAll(different(5 + other, DAY, "a", "p%02d".formatted(other)));
    }

    List<Entity.Pair> partners =
        counter.count(baskets).pairs().stream().filter(p -> p.sku().equals("a")).toList();

    assertThat(partners).hasSize(50);
    assertThat(partners.getFirst()).isEqualTo(new Entity.Pair("a", "p59", 64));
    assertThat(partners.getLast()).isEqualTo(new Entity.Pair("a", "p10", 15));
  }

  @Test
  void agreesWithCountingByHandWhateverTheOrder() {
    List<Basket> baskets = new ArrayList<>(random(400, 40, 6));
    ModelCounts counts = counter.count(baskets);
    Collections.shuffle(baskets, new Random(2));

    assertThat(counter.count(baskets)).isEqualTo(counts);
    Map<String, Integer> byHand = new HashMap<>();
    Map<String, Set<String>> buyers = new HashMap<>();
    for (Basket basket : baskets) {
      for (String a : basket.skus()) {
        basket.skus().stream()
            .filter(b -> !b.equals(a))
            .forEach(b -> {
              byHand.merge(a + "|" + b, 1, Integer::sum);
              buyers.computeIfAbsent(a + "|" + b, k -> new HashSet<>()).add(basket.buyer());
            });
      }
    }
    assertThat(byHand.keySet().removeIf(k -> buyers.getOrDefault(k, Set.of()).size() < 5)).isTrue();
    assertThat(counts.pairs()).hasSameSizeAs(byHand.keySet());
    assertThat(counts.pairs())
        .allSatisfy(p -> assertThat(byHand).containsEntry(p.sku() + "|" + p.other(), p.count()));
  }

  @Test
  void makesNothingOfNothing() {
    assertThat(counter.count(List.of())).isEqualTo(new ModelCounts(List.of(), List.of()));
  }

  @Test
  void countsAShopsYearInAFewSeconds() {
    List<Basket> baskets = random(12_500, 4_000, 22);

    long start = System.nanoTime();
    ModelCounts counts = counter.count(baskets);
    long millis = (System.nanoTime() - start) / 1_000_000;

    assertThat(counts.popularity()).hasSize(4_000);
    assertThat(millis).as("ms").isLessThan(10_000);
    System.Logger log = System.getLogger(PairCounterTest.class.getName());
    log.log(
        System.Logger.Level.INFO,
        "{0} pairs of 12,500 baskets with 22 lines in {1} ms",
        counts.pairs().size(),
        millis);
  }

  /** Some items are bought far more often than others. */
  private static List<Basket> random(int baskets, int items, int lines) {
    Random random = new Random(1);
    List<Basket> made = new ArrayList<>();
    for (int b = 0; b < baskets; b++) {
      Set<String> skus = new HashSet<>();
      while (skus.size() < lines) {
        double draw = random.nextDouble();
        skus.add("S-%05d".formatted((int) (items * draw * draw)));
      }
      made.add(new Basket(DAY.minusDays(random.nextInt(365)), "C-" + b % (baskets / 3), skus));
    }
    // Every item by enough people.
    for (int item = 0; item < items; item++) {
      made.addAll(different(5, DAY.minusDays(400), "S-%05d".formatted(item)));
    }
    return made;
  }

  /** The same bought by so many people. */
  private static List<Basket> different(int buyers, LocalDate day, String... skus) {
    return IntStream.range(0, buyers).mapToObj(b -> basket("C-" + b, day, skus)).toList();
  }

  private static Basket basket(String buyer, LocalDate day, String... skus) {
    return new Basket(day, buyer, Set.of(skus));
  }
}
