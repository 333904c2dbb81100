package app.dangol.hub.model.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RidgeSystemTest {
  private static final PairFilter ALL = (item, target) -> true;

  /** Each on this machine; OpenBLAS is left out where there is none. */
  static Stream<Algebra> algebras() {
    return Stream.concat(
        OpenBlas.locate().<Algebra>map(found -> found).stream(),
        Stream.of(
            new PlainJava(() -> Long.MAX_VALUE, true), new PlainJava(() -> Long.MAX_VALUE, false)));
  }

  private static RidgeSystem system(Algebra algebra, int items, List<Example> examples) {
    RidgeSystem system = new RidgeSystem(algebra, items, items);
    examples.forEach(example -> example.addTo(system));
    return system;
  }

  private static SparseRows solve(Algebra algebra, int items, List<Example> examples, int keep) {
    try (RidgeSystem system = system(algebra, items, examples)) {
      return system.solve(3, keep, ALL, share -> {});
    }
  }

  private static double[][] naive(int items, List<Example> examples, double lambda) {
    NaiveRidge naive = new NaiveRidge(items);
    examples.forEach(example -> example.addTo(naive));
    return naive.solve(lambda);
  }

  private static double[][] dense(SparseRows rows) {
    double[][] dense = new double[rows.rows()][rows.rows()];
    for (int row = 0; row < dense.length; row++) {
      for (int k = 0; k < rows.columns()[row].length; k++) {
        dense[row][rows.columns()[row][k]] = rows.values()[row][k];
      }
    }
    return dense;
  }

  private static double largestDifference(double[][] one, double[][] other) {
    double largest = 0;
    for (int row = 0; row < one.length; row++) {
      for (int column = 0; column < one.length; column++) {
        largest = Math.max(largest, Math.abs(one[row][column] - other[row][column]));
      }
    }
    return largest;
  }

  @ParameterizedTest
  @MethodSource("algebras")
  void solvesAsByTheBookWhereverTilesEnd(Algebra algebra) {
    for (int items : new int[] {1, 2, 255, 256, 257, 600}) {
      List<Example> examples = Example.list(items, 2_000, items);
      double[][] found = dense(solve(algebra, items, examples, items));
      double[][] exact = naive(items, examples, 3);
      assertThat(largestDifference(found, exact)).as("%d items", items).isLessThan(2e-5);
      assertThat(Arrays.stream(exact[0]).max().orElseThrow()).isGreaterThan(0.01);
    }
  }

  @ParameterizedTest
  @MethodSource("algebras")
  void anItemThatNobodyHadSpeaksForNothing(Algebra algebra) {
    List<Example> examples = Example.list(300, 500, 1);
    SparseRows rows = solve(algebra, 300, examples, 300);
    assertThat(rows.values()[299]).containsOnly(0f);
  }

  /** Two that are always together share what one alone would have said; XᵀX is singular. */
  @ParameterizedTest
  @MethodSource("algebras")
  void twoItemsAlwaysTogetherShareTheWeight(Algebra algebra) {
    try (RidgeSystem system = new RidgeSystem(algebra, 3, 3)) {
      for (int i = 0; i < 10_000; i++) {
        system.add(new int[] {0, 1}, new float[] {1, 1}, new int[] {2}, 1);
      }
      SparseRows rows = system.solve(0.5f, 3, ALL, share -> {});
      double[][] found = dense(rows);
      assertThat(found[0][2]).isCloseTo(10_000 / 20_000.5, within(1e-3));
      assertThat(found[1][2]).isCloseTo(found[0][2], within(1e-3));
    }
  }

  @ParameterizedTest
  @MethodSource("algebras")
  void sumsOfPartsAreTheSumsOfTheWhole(Algebra algebra) {
    List<Example> examples = Example.list(300, 1_000, 2);
    try (RidgeSystem one = system(algebra, 300, examples.subList(0, 400));
        RidgeSystem other = system(algebra, 300, examples.subList(400, 1_000))) {
      one.plus(other);
      double[][] found = dense(one.solve(3, 300, ALL, share -> {}));
      assertThat(largestDifference(found, naive(300, examples, 3))).isLessThan(2e-5);
    }
  }

  @ParameterizedTest
  @MethodSource("algebras")
  void keepsTheLargestOfWhatIsAllowed(Algebra algebra) {
    List<Example> examples = Example.list(520, 3_000, 3);
    double[][] exact = naive(520, examples, 3);
    try (RidgeSystem system = system(algebra, 520, examples)) {
      PairFilter even = (item, target) -> (item + target) % 2 == 0;
      SparseRows rows = system.solve(3, 7, even, share -> {});
      for (int row = 0; row < 300; row++) {
        int item = row;
        double[] allowed = Arrays.copyOf(exact[row], 520);
        Arrays.setAll(allowed, target -> even.allows(item, target) ? exact[item][target] : -1e9);
        Arrays.sort(allowed);
        assertThat(Arrays.stream(rows.columns()[row]).boxed())
            .hasSize(7)
            .allMatch(target -> even.allows(item, target));
        for (int k = 0; k < 7; k++) {
          assertThat((double) rows.values()[row][k])
              .isCloseTo(allowed[519 - k], within(2e-5))
              .isCloseTo(exact[row][rows.columns()[row][k]], within(2e-5));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("algebras")
  void theSameBytesHoweverManyThreads(Algebra algebra) throws Exception {
    List<Example> examples = Example.list(1_100, 3_000, 4);
    List<SparseRows> results = new ArrayList<>();
    for (int threads : new int[] {1, 4, 4}) {
      try (ForkJoinPool pool = new ForkJoinPool(threads)) {
        results.add(pool.submit(() -> solve(algebra, 1_100, examples, 50)).get());
      }
    }
    for (SparseRows rows : results) {
      assertThat(rows.columns()).isDeepEqualTo(results.getFirst().columns());
      assertThat(rows.values()).isDeepEqualTo(results.getFirst().values());
    }
  }

  @Test
  void saysHowMuchMemoryIsMissingBeforeItTakesAny() {
    Algebra small = new PlainJava(() -> 100_000_000, true);
    assertThat(RidgeSystem.bytesNeeded(12_000, 50)).isBetween(864_000_000L, 1_300_000_000L);
    assertThatThrownBy(() -> new RidgeSystem(small, 12_000, 50))
        .isInstanceOfSatisfying(
            DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_03))
        .hasMessageContaining("12000 items")
        .hasMessageContaining("100 MB")
        .hasMessageContaining("-Xmx");
  }

  @Test
  void thisMachineHasRoomForSmallSumsAndNotForEndlessOnes() {
    new RidgeSystem(Algebra.find(), 300, 50).close();
    assertThatThrownBy(() -> new RidgeSystem(Algebra.find(), 5_000_000, 50))
        .isInstanceOf(DangolException.class);
    assertThatThrownBy(() -> new RidgeSystem(Algebra.plainJava(), 5_000_000, 50))
        .isInstanceOf(DangolException.class);
  }

  @ParameterizedTest
  @MethodSource("algebras")
  void refusesSumsThatCannotBeSolved(Algebra algebra) {
    try (RidgeSystem system = new RidgeSystem(algebra, 300, 50)) {
      system.addGram(280, 280, Float.NaN);
      assertThatThrownBy(() -> system.solve(30, 50, ALL, share -> {}))
          .isInstanceOf(DangolException.class)
          .hasMessageContaining("item 280");
    }
    try (RidgeSystem system = new RidgeSystem(algebra, 10, 10)) {
      assertThatThrownBy(() -> system.solve(0, 10, ALL, share -> {}))
          .isInstanceOf(IllegalArgumentException.class);
      system.solve(1, 10, ALL, share -> {});
      assertThatThrownBy(() -> system.solve(1, 10, ALL, share -> {}))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("algebras")
  void tellsHowFarItIsAndEndsWhenToldTo(Algebra algebra) {
    List<Double> shares = new ArrayList<>();
    try (RidgeSystem system = system(algebra, 900, Example.list(900, 100, 5))) {
      system.solve(3, 5, ALL, shares::add);
    }
    assertThat(shares).isSorted().hasSizeGreaterThan(5);
    assertThat(shares.getFirst()).isGreaterThan(0);
    assertThat(shares.getLast()).isEqualTo(1);
    try (RidgeSystem system = system(algebra, 900, Example.list(900, 100, 5))) {
      assertThatThrownBy(() ->
              system.solve(
                  3,
                  5,
                  ALL,
                  share -> {
                    throw new IllegalStateException("enough");
                  }))
          .hasMessage("enough");
    }
  }
}
