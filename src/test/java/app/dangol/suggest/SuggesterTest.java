package app.dangol.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.dangol.customer.HistoryLine;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.suggest.BasketModel.PairCount;
import app.dangol.suggest.BasketModel.Popularity;
import app.dangol.trust.ConsentPurpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuggesterTest {
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  private static final Sku MUG = new Sku("MUG");
  private static final Sku TEA = new Sku("TEA");
  private static final Sku BAG = new Sku("BAG");
  private static final Sku VASE = new Sku("VASE");
  private static final Set<Sku> ALL = Set.of(MUG, TEA, BAG, VASE);
  private static final LocalDate SINCE = LocalDate.of(2026, 10, 24);

  /** Real counts held in memory: the port, not a stand-in for arithmetic. */
  private record Counts(List<PairCount> pairs, Map<Sku, Popularity> popularity)
      implements BasketModel {
    @Override
    public List<PairCount> partnersOf(Collection<Sku> skus) {
      return pairs.stream().filter(pair -> skus.contains(pair.sku())).toList();
    }
  }

  private final Suggester suggester =
      new Suggester(
          new Counts(
              List.of(new PairCount(MUG, TEA, 40), new PairCount(MUG, BAG, 10)),
              Map.of(
                  MUG, new Popularity(100, 5, SINCE),
                  TEA, new Popularity(80, 10, SINCE),
                  BAG, new Popularity(400, 20, SINCE),
                  VASE, new Popularity(10, 0, SINCE))));

  @Test
  void namesTheStrongerPartnerFirstAndSaysWhatItGoesWith() {
    List<Suggestion> suggestions = suggester.suggest(request(List.of(bought(MUG, 10))));

    assertThat(suggestions.getFirst().sku()).isEqualTo(TEA);
    assertThat(suggestions.getFirst().reason())
        .isInstanceOfSatisfying(
            Term.GoesWith.class,
            reason -> {
              assertThat(reason.because()).isEqualTo(MUG);
              assertThat(reason.counts()).isEqualTo(new Term.GoesWith.Counts(40, 100, 80));
              assertThat(reason.boughtAt()).isEqualTo(NOW.minus(Duration.ofDays(10)));
            });
  }

  @Test
  void theTermsSumToTheScore() {
    List<Suggestion> suggestions =
        suggester.suggest(
            request(
                List.of(bought(MUG, 10), bought(MUG, 40), line(BAG, 3, HistoryLine.Kind.WISH))));

    assertThat(suggestions)
        .isNotEmpty()
        .allSatisfy(s ->
            assertThat(s.terms().stream().mapToDouble(Term::value).sum())
                .isCloseTo(s.score(), within(1e-12)));
  }

  /** Reckoned by hand from what the terms tell, and from nothing else. */
  @Test
  void theScoresFollowFromTheFiguresTheTermsTell() {
    List<Suggestion> suggestions =
        suggester.suggest(request(List.of(bought(MUG, 10), bought(MUG, 40))));

    Term.GoesWith tea = goesWith(suggestions, TEA);
    Term.GoesWith bag = goesWith(suggestions, BAG);
    assertThat(tea.bought())
        .containsExactly(NOW.minus(Duration.ofDays(10)), NOW.minus(Duration.ofDays(40)));
    assertThat(bag.value() / tea.value())
        .isCloseTo(association(bag.counts()) / association(tea.counts()), within(1e-12));
    assertThat(tea.value()).as("the strongest weighs one").isCloseTo(1, within(1e-12));
    assertThat(popular(suggestions, TEA).value())
        .isCloseTo(0.05 * popular(suggestions, TEA).baskets() / 20, within(1e-12));
  }

  private static double association(Term.GoesWith.Counts counts) {
    return counts.both()
        / (Math.pow(counts.because() + 20, 0.5) * Math.pow(counts.offered() + 20, 0.3));
  }

  private static Term.GoesWith goesWith(List<Suggestion> suggestions, Sku sku) {
    return (Term.GoesWith) term(suggestions, sku, Term.GoesWith.class);
  }

  private static Term.PopularNow popular(List<Suggestion> suggestions, Sku sku) {
    return (Term.PopularNow) term(suggestions, sku, Term.PopularNow.class);
  }

  private static Term term(List<Suggestion> suggestions, Sku sku, Class<? extends Term> kind) {
    return suggestions.stream()
        .filter(s -> s.sku().equals(sku))
        .flatMap(s -> s.terms().stream())
        .filter(kind::isInstance)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void saysThatARepeatedPurchaseIsDueAfterItsUsualInterval() {
    List<Suggestion> suggestions =
        suggester.suggest(request(List.of(bought(MUG, 30), bought(MUG, 60), bought(MUG, 90))));

    Term reason =
        suggestions.stream().filter(s -> s.sku().equals(MUG)).findFirst().orElseThrow().reason();
    assertThat(reason)
        .isInstanceOfSatisfying(
            Term.OwnHabit.class,
            habit -> {
              assertThat(habit.due()).isTrue();
              assertThat(habit.times()).isEqualTo(3);
              assertThat(habit.usualInterval()).isEqualTo(Duration.ofDays(30));
            });
  }

  @Test
  void onePurchaseIsNoHabit() {
    assertThat(suggester.suggest(request(List.of(bought(VASE, 10)))))
        .extracting(Suggestion::sku)
        .doesNotContain(VASE);
  }

  @Test
  void withoutConsentOnlyPopularityCounts() {
    SuggestionRequest refused =
        new SuggestionRequest(
            List.of(bought(MUG, 10), line(VASE, 1, HistoryLine.Kind.WISH)),
            Set.of(ConsentPurpose.LOOKUP),
            ALL,
            Set.of(),
            Set.of(),
            NOW,
            5);

    assertThat(suggester.suggest(refused))
        .extracting(Suggestion::sku)
        .containsExactly(BAG, TEA, MUG);
    assertThat(suggester.suggest(refused))
        .allSatisfy(s -> assertThat(s.terms()).hasOnlyElementsOfType(Term.PopularNow.class));
  }

  @Test
  void neverSuggestsWhatIsOnNoShelfOrWasTakenOut() {
    SuggestionRequest request =
        new SuggestionRequest(
            List.of(bought(MUG, 10)),
            EnumSet.allOf(ConsentPurpose.class),
            Set.of(BAG, MUG),
            Set.of(),
            Set.of(MUG),
            NOW,
            5);

    assertThat(suggester.suggest(request)).extracting(Suggestion::sku).containsExactly(BAG);
  }

  @Test
  void atMostOneOfThreeLiesInAnotherStoreOnly() {
    SuggestionRequest request =
        new SuggestionRequest(
            List.of(bought(MUG, 10)),
            EnumSet.allOf(ConsentPurpose.class),
            Set.of(MUG),
            Set.of(TEA, BAG),
            Set.of(),
            NOW,
            3);

    assertThat(suggester.suggest(request)).extracting(Suggestion::sku).containsExactly(TEA, MUG);
  }

  @Test
  void anOnlineWishCountsUntilItIsBought() {
    Suggestion wished =
        suggester.suggest(request(List.of(line(VASE, 2, HistoryLine.Kind.WISH)))).getFirst();
    assertThat(wished.sku()).isEqualTo(VASE);
    assertThat(wished.reason()).isInstanceOf(Term.OnlineInterest.class);

    List<Suggestion> afterwards =
        suggester.suggest(request(List.of(bought(VASE, 1), line(VASE, 2, HistoryLine.Kind.WISH))));
    assertThat(afterwards).extracting(Suggestion::sku).doesNotContain(VASE);
  }

  @Test
  void whatWentBackWholeWasNeverBought() {
    List<Suggestion> suggestions =
        suggester.suggest(request(List.of(line(MUG, 5, HistoryLine.Kind.RETURN), bought(MUG, 10))));

    assertThat(suggestions)
        .allSatisfy(s -> assertThat(s.reason()).isNotInstanceOf(Term.GoesWith.class));
  }

  @Test
  void aReturnIsTakenOffTheNewestPurchaseBeforeIt() {
    List<Suggestion> suggestions =
        suggester.suggest(
            request(
                List.of(
                    bought(MUG, 2),
                    line(MUG, 20, HistoryLine.Kind.RETURN),
                    bought(MUG, 30),
                    bought(MUG, 60),
                    bought(MUG, 90))));

    Suggestion mug =
        suggestions.stream().filter(s -> s.sku().equals(MUG)).findFirst().orElseThrow();
    assertThat(mug.terms())
        .filteredOn(Term.OwnHabit.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Term.OwnHabit.class,
            habit -> {
              assertThat(habit.times()).isEqualTo(3);
              assertThat(habit.last()).isEqualTo(NOW.minus(Duration.ofDays(2)));
            });
  }

  private static SuggestionRequest request(List<HistoryLine> history) {
    return new SuggestionRequest(
        new ArrayList<>(history),
        EnumSet.allOf(ConsentPurpose.class),
        ALL,
        Set.of(),
        Set.of(),
        NOW,
        5);
  }

  private static HistoryLine bought(Sku sku, int daysAgo) {
    return line(sku, daysAgo, HistoryLine.Kind.PURCHASE);
  }

  private static HistoryLine line(Sku sku, int daysAgo, HistoryLine.Kind kind) {
    Instant at = NOW.minus(Duration.ofDays(daysAgo));
    return new HistoryLine(
        sku + "@" + daysAgo, "g" + daysAgo, at, kind, new StoreId("seongsu"), sku, 1);
  }
}
