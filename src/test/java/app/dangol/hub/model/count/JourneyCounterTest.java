package app.dangol.hub.model.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JourneyCounterTest {
  private static final List<String> SKUS = List.of("a", "b", "c", "d");

  private static Counts count(List<Journey> journeys, Recipe recipe) {
    Counts counts = new Counts(SKUS);
    JourneyCounter counter = new JourneyCounter(recipe);
    journeys.forEach(journey -> counter.count(journey, counts::add));
    return counts;
  }

  private static double real(Counts counts, Table table, int row, int column) {
    return Counts.real(counts.table(table).amount(row, column));
  }

  /** a; then a and b; then c: worked out by hand. */
  @Test
  void aJourneysExamplesAreWeightedByAge() {
    Journey journey = new Journey(new int[] {0, 7, 14}, new int[][] {{0}, {0, 1}, {2}});
    Counts counts = count(List.of(journey), new Recipe(0.9, 0.5, 10));

    // Newest example, weight 1: before it a 1 + 0.9 and b 1, of length sqrt(1.9² + 1).
    double length = Math.sqrt(1.9 * 1.9 + 1);
    assertThat(real(counts, Table.NEXT, 0, 2)).isCloseTo(1.9 / length, within(1e-8));
    assertThat(real(counts, Table.NEXT, 1, 2)).isCloseTo(1 / length, within(1e-8));
    // The one before, weight 0.5: a alone, then a and b.
    assertThat(real(counts, Table.NEXT, 0, 0)).isCloseTo(0.5, within(1e-8));
    assertThat(real(counts, Table.NEXT, 0, 1)).isCloseTo(0.5, within(1e-8));
    assertThat(counts.table(Table.NEXT).size()).isEqualTo(4);
    assertThat(real(counts, Table.HISTORY, 0, 0))
        .isCloseTo(1.9 * 1.9 / (length * length) + 0.5, within(1e-8));
    assertThat(real(counts, Table.HISTORY, 0, 1)).isCloseTo(1.9 / (length * length), within(1e-8));
    assertThat(real(counts, Table.HISTORY, 1, 1)).isCloseTo(1 / (length * length), within(1e-8));
    assertThat(counts.table(Table.HISTORY).size()).isEqualTo(3);

    assertThat(counts.table(Table.TOGETHER).amount(0, 0)).isEqualTo(2);
    assertThat(counts.table(Table.TOGETHER).amount(0, 1)).isEqualTo(1);
    assertThat(counts.table(Table.WEEKLY).amount(0, 1)).isEqualTo(1);
    assertThat(counts.table(Table.WEEKLY).amount(2, 2)).isEqualTo(1);
  }

  @Test
  void aBuyerCountsOnceForACellHoweverOften() {
    Journey often = new Journey(new int[] {0, 1, 2, 3}, new int[][] {{0, 1}, {0, 1}, {0, 1}, {0}});
    Journey once = new Journey(new int[] {3}, new int[][] {{0, 1}});
    Counts counts = count(List.of(often, once, once), Recipe.STANDARD);
    assertThat(counts.table(Table.TOGETHER).amount(0, 1)).isEqualTo(5);
    assertThat(counts.table(Table.TOGETHER).buyers(0, 1)).isEqualTo(3);
    assertThat(counts.table(Table.NEXT).buyers(0, 1)).isEqualTo(1);
    assertThat(counts.table(Table.WEEKLY).buyers(0, 0)).isEqualTo(3);
  }

  @Test
  void noMoreExamplesAreMadeThanTheRecipeSays() {
    int[][] baskets = {{0}, {1}, {2}, {3}};
    Journey journey = new Journey(new int[] {0, 1, 2, 3}, baskets);
    assertThat(count(List.of(journey), new Recipe(1, 1, 1)).table(Table.NEXT).size()).isEqualTo(3);
    assertThat(count(List.of(journey), new Recipe(1, 1, 9)).table(Table.NEXT).size()).isEqualTo(6);
    assertThat(count(List.of(journey), new Recipe(1, 1, 0)).table(Table.NEXT).size()).isZero();
  }

  @Test
  void partsInAnyOrderAddUpToTheVeryBytesOfTheWhole() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    List<Journey> journeys = new ArrayList<>();
    for (int buyer = 0; buyer < 300; buyer++) {
      int[] days = random.ints(1 + random.nextInt(8), 0, 400).sorted().toArray();
      int[][] baskets = new int[days.length][];
      for (int b = 0; b < days.length; b++) {
        baskets[b] = random.ints(3, 0, 4).sorted().distinct().toArray();
      }
      journeys.add(new Journey(days, baskets));
    }
    byte[] whole = bytes(count(journeys, Recipe.STANDARD));
    Collections.shuffle(journeys, new Random(7));
    Counts parts = count(journeys.subList(0, 90), Recipe.STANDARD);
    Counts rest = count(journeys.subList(90, 300), Recipe.STANDARD);
    assertThat(bytes(Counts.sumOf(List.of(parts, rest)))).isEqualTo(whole);
    assertThat(bytes(count(journeys.subList(1, 300), Recipe.STANDARD))).isNotEqualTo(whole);
  }

  @Test
  void partsThatKnowOtherItemsAreAddedUpByTheirSkus() throws IOException {
    JourneyCounter counter = new JourneyCounter(Recipe.STANDARD);
    Counts one = new Counts(List.of("a", "c"));
    counter.count(new Journey(new int[] {0, 7}, new int[][] {{0, 1}, {1}}), one::add);
    Counts other = new Counts(List.of("b", "c", "d"));
    counter.count(new Journey(new int[] {3, 9}, new int[][] {{1, 2}, {0}}), other::add);
    Counts whole =
        count(
            List.of(
                new Journey(new int[] {0, 7}, new int[][] {{0, 2}, {2}}),
                new Journey(new int[] {3, 9}, new int[][] {{2, 3}, {1}})),
            Recipe.STANDARD);
    assertThat(bytes(Counts.sumOf(List.of(one, other)))).isEqualTo(bytes(whole));
    assertThatThrownBy(() -> Counts.sumOf(List.of(new Counts(List.of("b", "a")))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAJourneyOutOfOrderAndARecipeOutOfRange() {
    assertThatThrownBy(() -> new Journey(new int[] {2, 1}, new int[][] {{0}, {1}}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Journey(new int[] {2}, new int[][] {{1, 1}}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Journey(new int[] {2}, new int[0][]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Recipe(Double.NaN, 0.5, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Recipe(0.9, 0.5, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] bytes(Counts counts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CountsFile.write(counts, bytes);
    return bytes.toByteArray();
  }
}
