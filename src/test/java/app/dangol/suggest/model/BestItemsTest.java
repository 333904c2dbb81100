package app.dangol.suggest.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BestItemsTest {
  @RepeatedTest(30)
  void theBestAreThoseASortWouldPutFirst(RepetitionInfo run) {
    Random chance = new Random(run.getCurrentRepetition());
    double[] scores = chance.ints(200, 0, 40).mapToDouble(n -> n / 4.0 - 2).toArray();
    int[] sorted =
        IntStream.range(0, scores.length)
            .filter(item -> item % 3 != 0)
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(n -> -scores[n]).thenComparing(n -> n))
            .limit(15)
            .mapToInt(n -> n)
            .toArray();
    assertThat(BestItems.pick(200, 15, item -> scores[item], item -> item % 3 != 0))
        .containsExactly(sorted);
  }

  @Test
  void thereAreNoMoreThanAreAllowed() {
    assertThat(BestItems.pick(9, 5, item -> 1, item -> item > 6)).containsExactly(7, 8);
  }
}
