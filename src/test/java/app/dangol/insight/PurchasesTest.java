package app.dangol.insight;

import static app.dangol.insight.Bought.bought;
import static app.dangol.insight.Bought.line;
import static app.dangol.insight.Bought.purchases;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.HistoryLine.Amount;
import app.dangol.customer.HistoryLine.Kind;
import app.dangol.id.Sku;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurchasesTest {
  @Test
  void aDayCountsOnceAndTheOldestComesFirst() {
    Purchases purchases = purchases(bought("TEA", 3), bought("MUG", 40), bought("CUP", 3));

    assertThat(purchases.days())
        .extracting(PurchaseDay::day)
        .containsExactly(Bought.TODAY.minusDays(40), Bought.TODAY.minusDays(3));
    assertThat(purchases.bySku()).containsOnlyKeys(new Sku("TEA"), new Sku("MUG"), new Sku("CUP"));
  }

  @Test
  void whatWentBackIsTakenOffTheNewestPurchaseBefore() {
    Purchases purchases =
        purchases(
            bought("TEA", 40),
            bought("TEA", 20),
            line(Kind.RETURN, "TEA", 10, -1),
            bought("TEA", 5));

    assertThat(purchases.days())
        .extracting(PurchaseDay::day)
        .containsExactly(Bought.TODAY.minusDays(40), Bought.TODAY.minusDays(5));
  }

  @Test
  void aDayOfWhichEverythingWentBackIsNone() {
    assertThat(purchases(bought("TEA", 9), line(Kind.RETURN, "TEA", 9, -1)).isEmpty()).isTrue();
  }

  @Test
  void whatWasLookedAtIsNoPurchase() {
    assertThat(purchases(line(Kind.VIEW, "TEA", 2, 1), line(Kind.CART, "TEA", 1, 1)).isEmpty())
        .isTrue();
  }

  @Test
  void moneyIsSummedLessWhatWasGivenBack() {
    Purchases purchases =
        purchases(
            bought("TEA", 9, 12_000),
            bought("MUG", 8, 8_000),
            line(Kind.RETURN, "MUG", 7, -1, Optional.of(new Amount(-8_000, Bought.WON))));

    assertThat(purchases.spent()).contains(new Amount(12_000, Bought.WON));
  }

  @Test
  void moneyOfTwoCurrenciesOrInPartUnknownIsNotSummed() {
    Optional<Amount> pounds = Optional.of(new Amount(500, Currency.getInstance("GBP")));

    assertThat(
            purchases(bought("TEA", 9, 12_000), line(Kind.PURCHASE, "MUG", 8, 1, pounds)).spent())
        .isEmpty();
    assertThat(purchases(bought("TEA", 9, 12_000), bought("MUG", 8)).spent()).isEmpty();
  }
}
