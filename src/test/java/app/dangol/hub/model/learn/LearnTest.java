package app.dangol.hub.model.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.dangol.hub.model.data.Buyer;
import app.dangol.suggest.model.Neighbours;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The counts and weights, against what is reckoned plainly or by hand. */
class LearnTest {
  private static Buyer buyer(int[]... baskets) {
    return new Buyer(baskets, true);
  }

  private static List<Buyer> crowd(long seed) {
    Random chance = new Random(seed);
    List<Buyer> buyers = new ArrayList<>();
    for (int n = 0; n < 60; n++) {
      int[][] baskets = new int[1 + chance.nextInt(5)][];
      for (int b = 0; b < baskets.length; b++) {
        baskets[b] = chance.ints(0, 12).distinct().limit(1 + chance.nextInt(4)).toArray();
      }
      buyers.add(new Buyer(baskets, n % 2 == 0));
    }
    return buyers;
  }

  @Test
  void peopleAreCountedAndNotBaskets() {
    List<Buyer> buyers = crowd(1);
    PairSupport support = PairSupport.count(buyers, 12, 5);
    for (int one = 0; one < 12; one++) {
      for (int other = 0; other < 12; other++) {
        int people = 0;
        for (Buyer buyer : buyers) {
          people += bought(buyer, one, other) ? 1 : 0;
        }
        assertThat(support.of(one, other)).isEqualTo(people < 5 ? 0 : people);
      }
    }
  }

  private static boolean bought(Buyer buyer, int one, int other) {
    int first = 0;
    int second = 0;
    for (int[] basket : buyer.baskets()) {
      for (int item : basket) {
        first += item == one ? 1 : 0;
        second += item == other ? 1 : 0;
      }
    }
    return one == other ? first > 1 : first > 0 && second > 0;
  }

  @Test
  void noPairOfTheModelHasFewerPeopleBehindItThanTheLeast() {
    List<Buyer> buyers = crowd(2);
    PairSupport support = PairSupport.count(buyers, 12, 5);
    Examples examples = Examples.of(buyers, 0.8, 0.5);
    Neighbours packed =
        new CooccurrenceWeights(20, 0.5, 0.3).of(examples, support).pack(support, 4);
    assertThat(packed.pairs()).isPositive();
    Set<Integer> rows = new TreeSet<>();
    for (int item = 0; item < 12; item++) {
      int size = packed.starts()[item + 1] - packed.starts()[item];
      rows.add(size);
      for (int at = packed.starts()[item]; at < packed.starts()[item + 1]; at++) {
        int target = packed.targets()[at];
        assertThat(packed.buyers()[at]).isEqualTo((char) support.of(item, target));
        assertThat((int) packed.buyers()[at]).isGreaterThanOrEqualTo(5);
      }
    }
    assertThat(rows).allMatch(size -> size <= 4);
  }

  /**
   * The newest target counts 1, the one before 0.5; a history of (2: 0.8, 3: 1) has length 1.28^½.
   */
  @Test
  void anExampleIsAHistoryAndTheBasketThatCameNext() {
    Examples examples = Examples.of(List.of(buyer(new int[][] {{2}, {3}, {4, 5}})), 0.8, 0.5);
    assertThat(examples.weights()).containsExactly(0.5f, 1f);
    assertThat(examples.histories().columns()).containsExactly(2, 2, 3);
    double length = Math.sqrt(0.64 + 1);
    assertThat(examples.histories().values()[1]).isCloseTo((float) (0.8 / length), within(1e-6f));
    assertThat(examples.histories().values()[2]).isCloseTo((float) (1 / length), within(1e-6f));
    assertThat(examples.targets().columns()).containsExactly(3, 4, 5);
  }

  @Test
  void examplesTooOldToCountAreLeftOut() {
    int[][] baskets = new int[30][];
    for (int n = 0; n < baskets.length; n++) {
      baskets[n] = new int[] {n % 3};
    }
    assertThat(Examples.of(List.of(buyer(baskets)), 0.9, 0.5).count()).isEqualTo(7);
    assertThat(Examples.of(List.of(buyer(baskets)), 0.9, 1).count()).isEqualTo(29);
  }

  /** Six bought 0 and then 1: n = 6, over (6 + 20)^0.5 (6 + 20)^0.3. */
  @Test
  void associationIsTheCountHeldBackByWhatIsCommon() {
    List<Buyer> six = new ArrayList<>();
    for (int n = 0; n < 6; n++) {
      six.add(buyer(new int[][] {{0}, {1}}));
    }
    PairSupport support = PairSupport.count(six, 2, 5);
    WeightedPairs weights =
        new CooccurrenceWeights(20, 0.5, 0.3).of(Examples.of(six, 0.8, 1), support);
    assertThat(weights.targets()[0]).containsExactly(1);
    assertThat(weights.weights()[0][0]).isCloseTo((float) (6 / Math.pow(26, 0.8)), within(1e-6f));
    assertThat(weights.weights()[1][0]).isZero();
  }

  @Test
  void anItemThatIsBoughtAgainHasAHigherRateThanOneThatIsNot() {
    List<Buyer> buyers = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      buyers.add(buyer(new int[][] {{0, 1}, {0, 2}}));
    }
    float[] rates = RepeatRates.of(buyers, new int[] {40, 40, 40, 2}, 5);
    assertThat(rates[0]).isGreaterThan(1.4f);
    assertThat(rates[1]).isLessThan(0.6f);
    assertThat(rates[3]).as("too few people to tell").isEqualTo(1);
  }

  @Test
  void onlyTheNewestBasketsOfTheNewestTimeAreRecent() {
    List<Buyer> buyers = new ArrayList<>();
    for (int n = 0; n < 6; n++) {
      buyers.add(new Buyer(new int[][] {{0}, {1}}, true));
      buyers.add(new Buyer(new int[][] {{0}, {2}}, false));
    }
    buyers.add(new Buyer(new int[][] {{3}}, true));
    assertThat(RecentBaskets.count(buyers, 4, 5)).containsExactly(0, 6, 0, 0);
  }

  /** As the public scorer reckons: 2 of 3 wanted, at places 1 and 3. */
  @Test
  void qualityIsWhatThePublicScorerSays() {
    Quality.Sum sum = new Quality.Sum();
    sum.add(new boolean[] {true, false, true, false}, 3);
    sum.add(new boolean[] {false, false}, 2);
    Quality quality = sum.mean();
    double ideal = 1 + 1 / (Math.log(3) / Math.log(2)) + 0.5;
    assertThat(quality.recall()).isCloseTo(2 / 3.0 / 2, within(1e-12));
    assertThat(quality.ndcg()).isCloseTo(1.5 / ideal / 2, within(1e-12));
    assertThat(quality.hitRate()).isEqualTo(0.5);
  }
}
