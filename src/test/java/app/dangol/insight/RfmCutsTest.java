package app.dangol.insight;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.HistoryLine.Amount;
import app.dangol.insight.Rfm.Figures;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RfmCutsTest {
  /** Customer n was here n days ago, on 101 - n days, for n thousand won. */
  private static final List<Figures> HUNDRED =
      IntStream.rangeClosed(1, 100).mapToObj(n -> figures(n, 101 - n, n * 1_000L)).toList();

  @Test
  void eachFifthHoldsAFifth() {
    RfmCuts cuts = RfmCuts.of(HUNDRED).orElseThrow();

    for (int score = 1; score <= 5; score++) {
      int wanted = score;
      assertThat(HUNDRED).filteredOn(f -> cuts.score(f).recency() == wanted).hasSize(20);
      assertThat(HUNDRED).filteredOn(f -> cuts.score(f).frequency() == wanted).hasSize(20);
      assertThat(HUNDRED)
          .filteredOn(f -> cuts.score(f).monetary().orElseThrow() == wanted)
          .hasSize(20);
    }
    assertThat(cuts.customers()).isEqualTo(100);
  }

  @Test
  void theBestIsWhoWasHereLastMostOftenAndForMost() {
    RfmCuts cuts = RfmCuts.of(HUNDRED).orElseThrow();

    Rfm best = cuts.score(figures(0, 400, 900_000));
    assertThat(best.recency()).isEqualTo(5);
    assertThat(best.frequency()).isEqualTo(5);
    assertThat(best.monetary()).contains(5);
    assertThat(best.segment()).isEqualTo(Rfm.Segment.REGULAR);
    assertThat(cuts.score(figures(400, 1, 1)).segment()).isEqualTo(Rfm.Segment.OCCASIONAL);
    assertThat(cuts.score(figures(400, 99, 1)).segment()).isEqualTo(Rfm.Segment.MISSED);
    assertThat(cuts.score(figures(1, 1, 1)).segment()).isEqualTo(Rfm.Segment.NEW_OR_GROWING);
  }

  @Test
  void ofTooFewCustomersNothingIsSaid() {
    assertThat(RfmCuts.of(HUNDRED.subList(0, RfmCuts.FEWEST - 1))).isEmpty();
    assertThat(RfmCuts.of(HUNDRED.subList(0, RfmCuts.FEWEST))).isPresent();
  }

  @Test
  void moneyOfAnotherCurrencyIsNotCompared() {
    RfmCuts cuts = RfmCuts.of(HUNDRED).orElseThrow();
    Amount pounds = new Amount(5_000, Currency.getInstance("GBP"));

    assertThat(cuts.score(new Figures(3, 3, Optional.of(pounds))).monetary()).isEmpty();
    assertThat(cuts.score(new Figures(3, 3, Optional.empty())).monetary()).isEmpty();
  }

  private static Figures figures(int silent, int days, long won) {
    return new Figures(silent, days, Optional.of(new Amount(won, Bought.WON)));
  }
}
