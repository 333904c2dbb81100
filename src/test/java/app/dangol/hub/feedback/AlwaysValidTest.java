package app.dangol.hub.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tests promise holds in simulated experiments, looked at again and again. */
class AlwaysValidTest {
  private static final int EXPERIMENTS = 2_000;
  private static final int PLANNED = 3_000;
  private static final int LOOK_EVERY = 25;
  private static final double ALPHA = 0.05;

  /** Three standard errors above alpha: a true rate of alpha passes but once in a thousand. */
  private static final double UPPER = ALPHA + 3 * Math.sqrt(ALPHA * (1 - ALPHA) / EXPERIMENTS);

  /** How many of the experiments told a difference at some look, and at the last alone. */
  private record Told(double everAlwaysValid, double everNaive, double atPlanned) {}

  @ParameterizedTest
  @CsvSource({"0.03, 0.1", "0.1, 0.1", "0.4, 0.1", "0.1, 0.3"})
  void ofTwoEqualArmsAtMostOneInTwentyIsToldToDifferThoughSomebodyLooksAHundredTimes(
      double rate, double expected) {
    Told told = simulate(rate, rate, expected, 7);

    System.out.printf(
        "equal arms of %s, expected %s: always valid %.4f, naive looks %.4f, at the planned size"
            + " %.4f%n",
        rate, expected, told.everAlwaysValid(), told.everNaive(), told.atPlanned());
    assertThat(told.everAlwaysValid()).isLessThanOrEqualTo(ALPHA);
    assertThat(told.atPlanned()).isLessThanOrEqualTo(UPPER);
    assertThat(told.everNaive())
        .as("control: the same looks with a test that is made for one")
        .isGreaterThan(3 * ALPHA);
  }

  @Test
  void aDifferenceThatMattersIsFound() {
    Told told = simulate(0.10, 0.14, 0.1, 8);

    System.out.printf(
        "0.10 against 0.14: always valid %.4f, at the planned size %.4f%n",
        told.everAlwaysValid(), told.atPlanned());
    assertThat(told.everAlwaysValid()).isGreaterThan(0.9);
    assertThat(told.atPlanned()).isGreaterThan(0.98);
  }

  private static Told simulate(double one, double other, double expected, long seed) {
    AlwaysValid valid = new AlwaysValid(ALPHA, expected, PLANNED);
    SplittableRandom random = new SplittableRandom(seed);
    int ever = 0;
    int naive = 0;
    int planned = 0;
    for (int i = 0; i < EXPERIMENTS; i++) {
      boolean toldValid = false;
      boolean toldNaive = false;
      long first = 0;
      long second = 0;
      for (int n = 1; n <= PLANNED; n++) {
        first += random.nextDouble() < one ? 1 : 0;
        second += random.nextDouble() < other ? 1 : 0;
        if (n % LOOK_EVERY == 0) {
          Proportion control = new Proportion(n, first);
          Proportion treatment = new Proportion(n, second);
          if (AlwaysValid.isEnough(control, treatment)) {
            toldValid |= valid.compare(control, treatment).excludesZero();
            toldNaive |= FixedHorizon.compare(control, treatment, ALPHA).excludesZero();
          }
        }
      }
      ever += toldValid ? 1 : 0;
      naive += toldNaive ? 1 : 0;
      Interval last =
          FixedHorizon.compare(
              new Proportion(PLANNED, first), new Proportion(PLANNED, second), ALPHA);
      planned += last.excludesZero() ? 1 : 0;
    }
    return new Told(
        (double) ever / EXPERIMENTS, (double) naive / EXPERIMENTS, (double) planned / EXPERIMENTS);
  }

  @Test
  void theIntervalAndThePValueSayTheSame() {
    AlwaysValid valid = new AlwaysValid(ALPHA, 0.1, 1_000);
    for (int hits = 60; hits < 200; hits++) {
      Interval interval = valid.compare(new Proportion(1_000, 100), new Proportion(1_000, hits));
      assertThat(interval.p() <= ALPHA).as("%d hits", hits).isEqualTo(interval.excludesZero());
      assertThat((interval.low() + interval.high()) / 2)
          .isCloseTo((hits - 100) / 1_000.0, within(1e-12));
    }
  }

  /** By the formula of the article, worked out with another program. */
  @Test
  void isTheFormulaOfTheArticle() {
    Interval interval =
        new AlwaysValid(0.05, 0.1, 1_000)
            .compare(new Proportion(1_000, 100), new Proportion(1_000, 150));

    assertThat(interval.low()).isCloseTo(0.005121365258104721, within(1e-9));
    assertThat(interval.high()).isCloseTo(0.09487863474189528, within(1e-9));
    assertThat(interval.p()).isCloseTo(0.019017737584749565, within(1e-9));
  }

  @Test
  void theTestDoneOnceIsNarrower() {
    Proportion control = new Proportion(1_000, 100);
    Proportion treatment = new Proportion(1_000, 130);
    Interval once = FixedHorizon.compare(control, treatment, 0.05);
    Interval always = new AlwaysValid(0.05, 0.1, 1_000).compare(control, treatment);

    assertThat(once.high() - once.low()).isLessThan(always.high() - always.low());
    assertThat(once.p())
        .as("pooled z-test, by another program")
        .isCloseTo(0.03548845046647473, within(1e-9));
    assertThat(once.low()).isCloseTo(0.001954723778675657, within(1e-9));
  }

  @Test
  void nothingIsSaidOfAHandful() {
    assertThat(AlwaysValid.isEnough(new Proportion(1_000, 19), new Proportion(1_000, 60)))
        .isFalse();
    assertThat(AlwaysValid.isEnough(new Proportion(30, 29), new Proportion(1_000, 60))).isFalse();
    assertThat(AlwaysValid.isEnough(new Proportion(1_000, 20), new Proportion(1_000, 20))).isTrue();
    assertThatThrownBy(() -> new Proportion(1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AlwaysValid(0.05, 0, 9))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void armsThatAreNotAsLargeAsTheyShouldBeAreFound() {
    assertThat(SampleRatio.of(List.of(5_000L, 5_100L)).isMismatch()).isFalse();
    assertThat(SampleRatio.of(List.of(5_000L, 5_400L)).isMismatch()).isTrue();
    assertThat(SampleRatio.of(List.of(0L, 0L)).isMismatch()).isFalse();
  }
}
