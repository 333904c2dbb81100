package app.dangol.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.suggest.Experiment.Arm;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

class ExperimentTest {
  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final int CUSTOMERS = 10_000;

  @Test
  void tenThousandCustomersAreDrawnEvenlyAndAlwaysTheSame() {
    Experiment two = experiment("front", "5f1c", Experiment.EVERYBODY, "now", "new");
    Map<String, Long> counts = counts(two);

    assertThat(counts).hasSize(2);
    assertThat(p(counts)).as("chi-squared for halves").isGreaterThan(0.001);
    assertThat(counts(experiment("front", "5f1c", Experiment.EVERYBODY, "now", "new")))
        .isEqualTo(counts);
    for (int i = 0; i < 100; i++) {
      assertThat(two.armOf("c" + i)).isEqualTo(two.armOf("c" + i)).isPresent();
    }
  }

  /** Reckoned by another program, so that a device of another making comes to the same. */
  @Test
  void theLotIsThatOfTheContract() {
    Experiment half = experiment("front", "5f1c", 5_000, "now", "new");

    assertThat(IntStream.range(0, 8).mapToObj(i -> half.armOf("c" + i).map(Arm::name)))
        .containsExactlyElementsOf(EXPECTED);
  }

  private static final List<Optional<String>> EXPECTED =
      List.of(
          Optional.of("new"),
          Optional.of("new"),
          Optional.of("now"),
          Optional.empty(),
          Optional.empty(),
          Optional.of("new"),
          Optional.empty(),
          Optional.empty());

  @Test
  void onlyTheShareTakesPartAndArmsOfThatAreEven() {
    Map<String, Long> counts = counts(experiment("front", "5f1c", 2_000, "a", "b", "c"));

    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    assertThat(all).as("a fifth, four deviations about").isBetween(1_840L, 2_160L);
    assertThat(p(counts)).isGreaterThan(0.001);
  }

  @Test
  void whoIsInOneSaysNothingOfAnother() {
    Experiment one = experiment("one", "aa", Experiment.EVERYBODY, "a", "b");
    Experiment sameNameOtherSalt = experiment("one", "ab", Experiment.EVERYBODY, "a", "b");
    Experiment two = experiment("two", "aa", Experiment.EVERYBODY, "a", "b");
    for (Experiment other : List.of(sameNameOtherSalt, two)) {
      Map<String, Long> both = new HashMap<>();
      for (int i = 0; i < CUSTOMERS; i++) {
        String key =
            one.armOf("c" + i).orElseThrow().name() + other.armOf("c" + i).orElseThrow().name();
        both.merge(key, 1L, Long::sum);
      }
      assertThat(both).hasSize(4);
      assertThat(p(both)).as("quarters").isGreaterThan(0.001);
    }
  }

  @Test
  void severalAtOnceAreToldTogetherAndEndByThemselves() {
    Experiment one = experiment("one", "aa", Experiment.EVERYBODY, "a", "b");
    Experiment ended =
        new Experiment(
            "two",
            "bb",
            List.of(new Arm("x", Map.of("variety", "off")), new Arm("y", Map.of("variety", "off"))),
            Experiment.EVERYBODY,
            FROM,
            Optional.of(FROM.plusSeconds(60)));

    Trial early = Experiments.trialOf(List.of(ended, one), "c1", FROM);
    assertThat(early.arm().orElseThrow()).matches("one/[ab],two/[xy]");
    assertThat(early.settings()).containsEntry("variety", "off");
    assertThat(Experiments.armIn(early.arm().orElseThrow(), "two"))
        .isEqualTo(ended.armOf("c1").map(Arm::name));
    assertThat(Experiments.trialOf(List.of(ended, one), "c1", FROM.plusSeconds(60)).arm())
        .hasValueSatisfying(arm -> assertThat(arm).doesNotContain("two"));
    assertThat(Experiments.trialOf(List.of(ended, one), "c1", FROM.minusSeconds(1)))
        .isEqualTo(Trial.NONE);
  }

  @Test
  void refusesWhatCannotBeDrawn() {
    assertThatThrownBy(() -> experiment("e", "s", Experiment.EVERYBODY, "a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> experiment("e", "s", Experiment.EVERYBODY, "a", "a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> experiment("e", "s", 0, "a", "b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> experiment("e", "s", 10_001, "a", "b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double p(Map<String, Long> counts) {
    long[] observed = counts.values().stream().mapToLong(Long::longValue).toArray();
    return ChiSquareTest.withDefaults().test(observed).getPValue();
  }

  private static Map<String, Long> counts(Experiment experiment) {
    Map<String, Long> counts = new HashMap<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      experiment.armOf("c" + i).ifPresent(arm -> counts.merge(arm.name(), 1L, Long::sum));
    }
    return counts;
  }

  private static Experiment experiment(String id, String salt, int share, String... arms) {
    return new Experiment(
        id,
        salt,
        java.util.Arrays.stream(arms).map(name -> new Arm(name, Map.of())).toList(),
        share,
        FROM,
        Optional.empty());
  }
}
