package app.dangol.insight;

import static app.dangol.insight.Bought.BOTH;
import static app.dangol.insight.Bought.TODAY;
import static app.dangol.insight.Bought.bought;
import static app.dangol.insight.Bought.customer;
import static app.dangol.insight.Bought.line;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.HistoryLine;
import app.dangol.customer.HistoryLine.Kind;
import app.dangol.trust.ConsentPurpose;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class InsightsTest {
  private static final List<HistoryLine> REGULAR =
      List.of(
          bought("22386", 130),
          bought("22386", 100),
          bought("22386", 70),
          bought("22386", 40),
          line(Kind.CART, "20725", 2, 1));

  private final Insights insights = new Insights(ParameterFile.shipped(), Bought.SEOUL);
  private final Random random = new Random(11);

  @Test
  void whoBuysTheSameEveryMonthIsAboutDueForIt() {
    Insight insight = of(BOTH, REGULAR).orElseThrow();

    Due due = insight.due().getFirst();
    assertThat(due.sku().value()).isEqualTo("22386");
    assertThat(due.facts().bought())
        .containsExactly(
            TODAY.minusDays(130), TODAY.minusDays(100), TODAY.minusDays(70), TODAY.minusDays(40));
    assertThat(due.state(TODAY)).isEqualTo(Due.State.DUE);
    assertThat(insight.churn().orElseThrow().facts().usualGap()).hasValue(30);
    assertThat(insight.journey().stage()).isEqualTo(Stage.CONSIDER);
  }

  @Test
  void whatNoPurposeCoversIsNotRead() {
    assertThat(of(Set.of(ConsentPurpose.LOOKUP, ConsentPurpose.MARKETING), REGULAR)).isEmpty();

    Insight online = of(Set.of(ConsentPurpose.SUGGEST_ONLINE), REGULAR).orElseThrow();
    assertThat(online.due()).isEmpty();
    assertThat(online.churn()).isEmpty();
    assertThat(online.propensity()).isEmpty();
    assertThat(online.rfm()).isEmpty();
    assertThat(online.journey().transitions())
        .noneMatch(step -> step.event() instanceof JourneyEvent.Bought);

    Insight receipts = of(Set.of(ConsentPurpose.SUGGEST_PURCHASES), REGULAR).orElseThrow();
    assertThat(receipts.journey().transitions())
        .noneMatch(step -> step.event() instanceof JourneyEvent.Carted);
    assertThat(receipts.due()).isNotEmpty();
  }

  @Test
  void whoeverWantsTheirDataToRestHasNone() {
    assertThat(insights.of(customer(BOTH, true), REGULAR, Optional.empty(), TODAY)).isEmpty();
    assertThat(insights.figures(customer(BOTH, true), REGULAR, TODAY)).isEmpty();
    assertThat(
            insights.figures(
                customer(Set.of(ConsentPurpose.SUGGEST_ONLINE), false), REGULAR, TODAY))
        .isEmpty();
    assertThat(insights.figures(customer(BOTH, false), REGULAR, TODAY)).isPresent();
  }

  @Test
  void somethingBoughtOnceIsNoHabit() {
    assertThat(of(BOTH, List.of(bought("22386", 40))).orElseThrow().due()).isEmpty();
  }

  /** Each figure of a reason, counted anew from the lines themselves. */
  @RepeatedTest(30)
  void theReasonsFiguresAreThoseOfTheHistory() {
    List<HistoryLine> history = new ArrayList<>();
    for (int i = 1 + random.nextInt(30); i > 0; i--) {
      history.add(bought("S" + random.nextInt(6), random.nextInt(300)));
    }
    Insight insight = of(BOTH, history).orElseThrow();

    TreeSet<LocalDate> days = new TreeSet<>();
    history.forEach(each -> days.add(LocalDate.ofInstant(each.at(), Bought.SEOUL)));
    VisitFacts facts = insight.churn().orElseThrow().facts();
    assertThat(facts.days()).isEqualTo(days.size());
    assertThat(facts.first()).isEqualTo(days.getFirst());
    assertThat(facts.last()).isEqualTo(days.getLast());
    assertThat(facts.silent()).isEqualTo((int) ChronoUnit.DAYS.between(days.getLast(), TODAY));
    assertThat(insight.propensity().orElseThrow().facts()).isEqualTo(facts);
    assertThat(insight.churn().orElseThrow())
        .isEqualTo(insights.parameters().visits().churn(facts));
    for (Due due : insight.due()) {
      TreeSet<LocalDate> bought = new TreeSet<>();
      history.stream()
          .filter(each -> each.sku().equals(due.sku()))
          .forEach(each -> bought.add(LocalDate.ofInstant(each.at(), Bought.SEOUL)));
      assertThat(due.facts().bought()).containsExactlyElementsOf(bought);
      assertThat(due.facts().visits()).isEqualTo(days.tailSet(bought.getFirst()).size());
    }
  }

  /** The same history, looked at ever later. */
  @RepeatedTest(10)
  void longerSilenceNeverLowersTheRisk() {
    List<HistoryLine> history = new ArrayList<>();
    for (int i = 1 + random.nextInt(10); i > 0; i--) {
      history.add(bought("S" + random.nextInt(6), random.nextInt(300)));
    }
    double before = 0;
    for (int later = 0; later < 400; later += 7) {
      double risk =
          insights
              .of(customer(BOTH, false), history, Optional.empty(), TODAY.plusDays(later))
              .flatMap(Insight::churn)
              .orElseThrow()
              .risk();
      assertThat(risk).isGreaterThanOrEqualTo(before);
      before = risk;
    }
  }

  private Optional<Insight> of(Set<ConsentPurpose> granted, List<HistoryLine> history) {
    return insights.of(customer(granted, false), history, Optional.empty(), TODAY);
  }
}
