package app.dangol.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.dangol.id.Sku;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductModelTest {
  private static final Sku TEA = new Sku("TEA");
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final ProductModel MODEL =
      new ProductModel(
          Math.log(30),
          0.5,
          0.25,
          new Logit(-1, List.of(0.7, 0.1, 0.5, 0.2, 0.6)),
          0.2,
          0.2,
          20,
          Map.of(TEA, new ProductRepeats(80, 60)));

  @Test
  void aSingleGapIsDrawnHalfwayAndManyGapsStandForThemselves() {
    // Two gaps' worth of the shop's 30 days beside one of 60: the cube root of 30 * 30 * 60.
    Due one = due(every(60, 1), 0);
    Due many = due(every(60, 40), 0);

    assertThat(one.facts().gap()).isEqualTo(Math.round(Math.cbrt(30 * 30 * 60)));
    assertThat(one.facts().shopGap()).isEqualTo(30);
    assertThat(many.facts().gap()).isBetween(57L, 60L);
  }

  @Test
  void halfOfSuchGapsEndWithinTheWindow() {
    List<LocalDate> bought = every(45, 6);
    Due due = due(bought, 0);
    ProductModel.Gap gap = MODEL.gap(bought);

    double from = due.from().toEpochDay() - bought.getLast().toEpochDay();
    double until = due.until().toEpochDay() - bought.getLast().toEpochDay();
    assertThat(gap.shorterThan(until) - gap.shorterThan(from)).isCloseTo(0.5, within(0.03));
    assertThat(gap.shorterThan(due.facts().gap())).isCloseTo(0.5, within(0.02));
    assertThat(due.on()).isEqualTo(bought.getLast().plusDays(due.facts().gap()));
  }

  @Test
  void moreKnownGapsMakeANarrowerWindow() {
    Due few = due(every(45, 2), 0);
    Due many = due(every(45, 20), 0);

    assertThat(spread(many)).isLessThan(spread(few));
  }

  @Test
  void tellsWhetherTheTimeHasCome() {
    List<LocalDate> bought = every(45, 6);
    Due due = due(bought, 0);

    assertThat(due.state(due.from().minusDays(1))).isEqualTo(Due.State.AHEAD);
    assertThat(due.state(due.from())).isEqualTo(Due.State.DUE);
    assertThat(due.state(due.until())).isEqualTo(Due.State.DUE);
    assertThat(due.state(due.until().plusDays(1))).isEqualTo(Due.State.OVERDUE);
  }

  @Test
  void aProductThatPeopleComeBackForIsLikelierThanOneNobodyKnows() {
    List<LocalDate> bought = every(45, 3);
    LocalDate today = bought.getLast().plusDays(40);

    Due known = MODEL.due(TEA, bought, 4, today);
    Due unknown = MODEL.due(new Sku("VASE"), bought, 4, today);
    assertThat(known.probability()).isGreaterThan(unknown.probability());
    assertThat(known.facts().repeats()).isEqualTo(new ProductRepeats(80, 60));
    assertThat(unknown.facts().repeats().buyers()).isZero();
    assertThat(MODEL.repeatShare(new Sku("VASE"))).isEqualTo(0.2);
    assertThat(MODEL.repeatShare(TEA)).isCloseTo((60 + 4) / 100.0, within(1e-12));
  }

  @Test
  void theFiguresOfTheReasonAreThoseThatWereReckonedWith() {
    List<LocalDate> bought = every(20, 5);
    Due due = due(bought, 11);

    assertThat(due.facts().bought()).isEqualTo(bought);
    assertThat(due.facts().visits()).isEqualTo(bought.size());
    assertThat(due.probability())
        .isEqualTo(
            MODEL
                .next()
                .probability(
                    MODEL.features(
                        due.sku(),
                        due.facts().bought(),
                        due.facts().visits(),
                        due.facts().last().plusDays(11))));
  }

  /** The last of the days after the newest purchase over the first. */
  private static double spread(Due due) {
    double last = due.facts().last().toEpochDay();
    return (due.until().toEpochDay() - last) / (due.from().toEpochDay() - last);
  }

  private static Due due(List<LocalDate> bought, int silent) {
    return MODEL.due(TEA, bought, bought.size(), bought.getLast().plusDays(silent));
  }

  private static List<LocalDate> every(int days, int gaps) {
    List<LocalDate> bought = new ArrayList<>();
    for (int i = 0; i <= gaps; i++) {
      bought.add(FIRST.plusDays((long) days * i));
    }
    return bought;
  }
}
