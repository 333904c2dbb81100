package app.dangol.insight;

import static app.dangol.insight.Bought.TODAY;
import static app.dangol.insight.Bought.bought;
import static app.dangol.insight.Bought.line;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.HistoryLine;
import app.dangol.customer.HistoryLine.Kind;
import app.dangol.id.Sku;
import app.dangol.insight.Journey.Transition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class JourneyTest {
  private static final Sku TEA = new Sku("TEA");

  private final Random random = new Random(7);

  @Test
  void beginsWhereSomebodyJoins() {
    Journey journey = walk();

    assertThat(journey.stage()).isEqualTo(Stage.DISCOVER);
    assertThat(journey.newest().event()).isEqualTo(new JourneyEvent.Joined());
  }

  @Test
  void lookingAroundOnceIsNotConsidering() {
    assertThat(walk(line(Kind.VIEW, "TEA", 4, 1), line(Kind.VIEW, "MUG", 3, 1)).stage())
        .isEqualTo(Stage.DISCOVER);
  }

  @Test
  void lookingAtTheSameOnAnotherDayIs() {
    Journey journey = walk(line(Kind.VIEW, "TEA", 4, 1), line(Kind.VIEW, "TEA", 2, 1));

    assertThat(journey.stage()).isEqualTo(Stage.CONSIDER);
    assertThat(journey.newest().event()).isEqualTo(new JourneyEvent.LookedAgain(TEA, 2));
    assertThat(journey.newest().on()).isEqualTo(TODAY.minusDays(2));
  }

  @Test
  void goesFromCartToPurchaseToUse() {
    Journey journey = walk(line(Kind.CART, "TEA", 20, 1), bought("TEA", 10));

    assertThat(journey.transitions())
        .extracting(Transition::to)
        .containsExactly(Stage.DISCOVER, Stage.CONSIDER, Stage.BUY, Stage.USE);
    assertThat(journey.newest())
        .isEqualTo(
            new Transition(
                Optional.of(Stage.BUY), Stage.USE, new JourneyEvent.InUse(3), TODAY.minusDays(7)));
  }

  @Test
  void whoCameBackWithinAYearStays() {
    assertThat(walk(bought("TEA", 100), bought("MUG", 40)).stage()).isEqualTo(Stage.STAY);
    assertThat(walk(bought("TEA", 100), bought("MUG", 40)).newest().event())
        .isEqualTo(new JourneyEvent.CameBack(2));
    assertThat(walk(bought("MUG", 40)).stage()).isEqualTo(Stage.USE);
    assertThat(walk(bought("TEA", 500), bought("MUG", 40)).stage()).isEqualTo(Stage.USE);
  }

  @Test
  void aCartThatIsLeftLeadsBack() {
    Journey journey = walk(bought("TEA", 160), bought("MUG", 120), line(Kind.CART, "CUP", 50, 1));

    assertThat(journey.stage()).isEqualTo(Stage.STAY);
    assertThat(journey.newest().event()).isEqualTo(new JourneyEvent.LetGo(30));
    assertThat(journey.newest().on()).isEqualTo(TODAY.minusDays(20));
  }

  @Test
  void whoIsSilentForHalfAYearIsToBeWonAnew() {
    Journey journey = walk(bought("TEA", 300), bought("MUG", 200));

    assertThat(journey.stage()).isEqualTo(Stage.DISCOVER);
    assertThat(journey.newest().event()).isEqualTo(new JourneyEvent.Quiet(180));
    assertThat(journey.newest().on()).isEqualTo(TODAY.minusDays(20));
  }

  @Test
  void whatWentBackWhollyWasNoPurchase() {
    assertThat(walk(bought("TEA", 9), line(Kind.RETURN, "TEA", 5, -1)).stage())
        .isEqualTo(Stage.DISCOVER);
  }

  @Test
  void whatLiesAheadOfTodayIsNotThereYet() {
    assertThat(walk(bought("TEA", -2)).stage()).isEqualTo(Stage.DISCOVER);
  }

  /** Each step begins where the one before ended, and none lies before it. */
  @RepeatedTest(50)
  void theStepsAreAChain() {
    List<HistoryLine> history = new ArrayList<>();
    for (int i = random.nextInt(40); i > 0; i--) {
      Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
      history.add(line(kind, "S" + random.nextInt(5), random.nextInt(700), 1));
    }
    Journey journey = walk(history.toArray(HistoryLine[]::new));

    List<Transition> steps = journey.transitions();
    for (int i = 1; i < steps.size(); i++) {
      assertThat(steps.get(i).from()).contains(steps.get(i - 1).to());
      assertThat(steps.get(i).on()).isAfterOrEqualTo(steps.get(i - 1).on());
      assertThat(steps.get(i).on()).isBeforeOrEqualTo(TODAY);
    }
  }

  private static Journey walk(HistoryLine... history) {
    LocalDate joined = TODAY.minusDays(800);
    return JourneyWalk.of(List.of(history), joined, TODAY, Bought.SEOUL);
  }
}
