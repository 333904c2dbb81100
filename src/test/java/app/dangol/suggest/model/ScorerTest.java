package app.dangol.suggest.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.dangol.suggest.model.Evidence.Basket;
import app.dangol.suggest.model.Evidence.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ScorerTest {
  private static final ModelParameters ALL =
      new ModelParameters(
          1,
          0.4,
          0.1,
          0.3,
          0.2,
          0.9,
          0.7,
          0.8,
          0.5,
          false,
          Map.of(
              Signal.BOUGHT, 1.0,
              Signal.BOUGHT_ONLINE, 0.8,
              Signal.VIEWED, 0.2,
              Signal.RETURNED, -0.5,
              Signal.SCANNED, 1.0),
          Map.of(Signal.VIEWED, 0.1, Signal.CARTED, 0.4, Signal.RETURNED, -0.3));

  @RepeatedTest(20)
  void thePartsOfEveryItemSumToItsScore(RepetitionInfo run) {
    Random chance = new Random(run.getCurrentRepetition());
    ItemModel model = Models.random(200, 12, chance.nextLong()).with(ALL);
    Scorer scorer = new Scorer(model, evidence(chance, 200));
    for (int item = 0; item < 200; item++) {
      double sum = scorer.parts(item).stream().mapToDouble(Part::value).sum();
      assertThat(sum).isCloseTo(scorer.score(item), within(1e-12));
    }
  }

  private static Evidence evidence(Random chance, int items) {
    List<Basket> baskets = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      Signal signal = n % 2 == 0 ? Signal.BOUGHT : Signal.BOUGHT_ONLINE;
      baskets.add(new Basket(signal, chance.ints(0, items).distinct().limit(6).toArray()));
    }
    List<Deed> deeds = new ArrayList<>();
    for (Signal signal : Signal.values()) {
      deeds.add(new Deed(signal, chance.nextInt(items), chance.nextInt(4)));
    }
    return new Evidence(baskets, deeds);
  }

  /** Reckoned by hand: x = (1, 0.9) / √1.81 over items 0 and 1. */
  @Test
  void whatGoesWithTheHistoryIsWeighedByItsAge() {
    ItemModel model = small().with(only(1, 0, 0));
    Scorer scorer = new Scorer(model, new Evidence(List.of(bought(0), bought(1)), List.of()));
    double norm = Math.sqrt(1 + 0.81);
    double second = 0.5 * 1 / norm + 0.25 * 0.9 / norm;
    double third = 1 * 0.9 / norm;
    assertThat(scorer.score(2)).isCloseTo(second / third, within(1e-12));
    assertThat(scorer.score(3)).isCloseTo(1, within(1e-12));
    assertThat(scorer.parts(2))
        .containsExactly(
            new Part.GoesWith(0.5 / norm / third, 0, 9),
            new Part.GoesWith(0.25 * 0.9 / norm / third, 1, 7));
  }

  @Test
  void aHabitDecaysByTheBasketAndTellsItemsThatAreBoughtAgain() {
    ItemModel model = small().with(only(0, 1, 0));
    Scorer scorer =
        new Scorer(model, new Evidence(List.of(bought(0), bought(1), bought(1)), List.of()));
    double often = (0.8 + 0.64) * Math.pow(4, 0.5);
    assertThat(scorer.score(1)).isCloseTo(1, within(1e-12));
    assertThat(scorer.score(0)).isCloseTo(1 / often, within(1e-12));
  }

  @Test
  void somebodyUnknownGetsWhatIsBoughtNow() {
    ItemModel model = small().with(only(1, 1, 0.5));
    Scorer scorer = new Scorer(model, Evidence.NONE);
    assertThat(IntStream.range(0, 4).mapToDouble(scorer::score).toArray())
        .containsExactly(0.5, 0.25, 0, 0.125);
    assertThat(scorer.parts(0)).containsExactly(new Part.Popular(0.5));
    assertThat(scorer.parts(2)).isEmpty();
  }

  @Test
  void aScanCountsBesideAHistoryOfAnyLength() {
    ItemModel model = small().with(only(1, 0, 0));
    List<Basket> years = IntStream.range(0, 300).mapToObj(n -> bought(0)).toList();
    Scorer scorer = new Scorer(model, new Evidence(years, List.of(new Deed(Signal.SCANNED, 1, 0))));
    assertThat(scorer.score(3)).isCloseTo(1, within(1e-9));
    assertThat(scorer.parts(3)).singleElement().isInstanceOf(Part.GoesWith.class);
  }

  private static Basket bought(int... items) {
    return new Basket(Signal.BOUGHT, items);
  }

  private static ModelParameters only(double goesWith, double habit, double popular) {
    return new ModelParameters(
        goesWith,
        habit,
        popular,
        0,
        0,
        0.9,
        0.9,
        0.8,
        0.5,
        false,
        ModelParameters.START.signals(),
        Map.of());
  }

  /** 0 goes with 2 (0.5); 1 goes with 2 (0.25) and 3 (1). */
  private static ItemModel small() {
    return new ItemModel(
        List.of("a", "b", "c", "d"),
        new Neighbours(
            new int[] {0, 1, 3, 3, 3},
            new int[] {2, 2, 3},
            new short[] {
              Float.floatToFloat16(0.5f), Float.floatToFloat16(0.25f), Float.floatToFloat16(1)
            },
            new char[] {9, 7, 5}),
        new ItemFigures(
            new int[] {9, 9, 9, 9}, new int[] {40, 20, 0, 10}, new float[] {1, 4, 1, 1}),
        Attributes.none(4),
        Following.none(4),
        ModelParameters.START,
        new Provenance("2026-11-01T03:00:00Z", "made up", "00", 1000, 5));
  }
}
