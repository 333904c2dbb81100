package app.dangol.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What managers and shoppers say is laid over what was scored, and the reasons stay true. */
class SteeredTest {
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  private static final LocalDate SINCE = LocalDate.of(2026, 10, 24);
  private static final Sku MUG = new Sku("MUG");
  private static final Sku TEA = new Sku("TEA");
  private static final Sku BAG = new Sku("BAG");
  private static final Sku VASE = new Sku("VASE");
  private static final Sku NEVER_SOLD = new Sku("NEVER");
  private static final Set<Sku> HERE = Set.of(MUG, TEA, BAG, VASE, NEVER_SOLD);

  private record Counts(List<PairCount> pairs, Map<Sku, Popularity> popularity)
      implements BasketModel {
    @Override
    public List<PairCount> partnersOf(Collection<Sku> skus) {
      return pairs.stream().filter(pair -> skus.contains(pair.sku())).toList();
    }

    @Override
    public String version() {
      return "counts-7";
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
                  VASE, new Popularity(10, 1, SINCE))));

  @Test
  void withoutAnyWordNothingIsOtherwise() {
    SuggestionRequest plain =
        new SuggestionRequest(
            history(), Set.of(ConsentPurpose.SUGGEST_PURCHASES), HERE, Set.of(), Set.of(), NOW, 9);

    assertThat(suggester.suggest(request(Steering.NONE, Struck.NOTHING)))
        .isEqualTo(suggester.suggest(plain));
    assertThat(skus(suggester.suggest(plain))).startsWith(TEA, BAG);
  }

  @Test
  void whatIsPinnedComesFirstAndSaysThatTheShopPutItThere() {
    List<Suggestion> got =
        suggester.suggest(request(steering(Set.of(VASE, NEVER_SOLD), Map.of(), Set.of())));

    assertThat(skus(got)).startsWith(VASE, NEVER_SOLD).hasSize(5);
    assertThat(got.subList(0, 2))
        .allSatisfy(s -> assertThat(s.reason()).isInstanceOf(Term.PinnedHere.class));
    assertThat(got.get(1).terms()).as("nothing else speaks for it").hasSize(1);
    assertThat(got.subList(2, 5))
        .noneMatch(s -> s.terms().stream().anyMatch(t -> t instanceof Term.PinnedHere));
    assertSums(got);
  }

  @Test
  void whatIsPinnedAndNotOnThisShelfIsNotPutFirst() {
    SuggestionRequest elsewhere =
        new SuggestionRequest(
            history(),
            Set.of(ConsentPurpose.SUGGEST_PURCHASES),
            Set.of(MUG, TEA, BAG),
            Set.of(VASE),
            Set.of(),
            NOW,
            9,
            steering(Set.of(VASE, NEVER_SOLD), Map.of(), Set.of()),
            Struck.NOTHING,
            Trial.NONE);

    assertThat(skus(suggester.suggest(elsewhere))).startsWith(TEA).doesNotContain(NEVER_SOLD);
  }

  @Test
  void whatIsBannedIsNotSuggestedToAnybody() {
    assertThat(skus(suggester.suggest(request(steering(Set.of(), Map.of(), Set.of(TEA))))))
        .contains(BAG)
        .doesNotContain(TEA);
  }

  @Test
  void aBoostIsATermOfItsOwnAndTheTermsStillSumToTheScore() {
    double before = of(BAG, suggester.suggest(request(Steering.NONE))).score();
    List<Suggestion> got =
        suggester.suggest(request(steering(Set.of(), Map.of(BAG, 3.0), Set.of())));

    Suggestion bag = of(BAG, got);
    assertThat(bag.score()).isCloseTo(3 * before, within(1e-12));
    assertThat(bag.terms())
        .filteredOn(t -> t instanceof Term.Boosted)
        .containsExactly(new Term.Boosted(2 * before, 3));
    assertThat(bag.reason()).as("most of the score is the shop's").isInstanceOf(Term.Boosted.class);
    assertThat(of(TEA, got).score())
        .as("the others keep theirs")
        .isEqualTo(of(TEA, suggester.suggest(request(Steering.NONE))).score());
    assertSums(got);
  }

  @Test
  void aBoostMakesNoReasonOfNothing() {
    assertThat(
            skus(suggester.suggest(request(steering(Set.of(), Map.of(NEVER_SOLD, 5.0), Set.of())))))
        .doesNotContain(NEVER_SOLD);
  }

  @Test
  void aShoppersWordBeatsAManagers() {
    Steering pinned = steering(Set.of(VASE), Map.of(), Set.of());

    assertThat(skus(suggester.suggest(request(pinned, new Struck(Set.of(VASE), Set.of())))))
        .doesNotContain(VASE);
  }

  @Test
  void nothingIsConcludedFromAPurchaseThatWasStruckOut() {
    List<Suggestion> got =
        suggester.suggest(request(Steering.NONE, new Struck(Set.of(), Set.of(MUG))));

    assertThat(got)
        .isNotEmpty()
        .allSatisfy(s -> assertThat(s.terms()).hasOnlyElementsOfType(Term.PopularNow.class));
    assertThat(skus(got)).as("it may be suggested all the same").contains(MUG);
  }

  @Test
  void eachSaysHowItWasPicked() {
    SuggestionRequest tried =
        new SuggestionRequest(
            history(),
            Set.of(),
            HERE,
            Set.of(),
            Set.of(),
            NOW,
            9,
            Steering.NONE,
            Struck.NOTHING,
            new Trial(Optional.of("e1/b"), Map.of("variety", "off")));

    assertThat(suggester.suggest(tried))
        .isNotEmpty()
        .allSatisfy(s ->
            assertThat(s.pick()).isEqualTo(new Pick("counts-7", Optional.of("e1/b"), false, 1)));
  }

  @Test
  void aBoostIsAFactorAboveOneAndAPropensityIsAProbability() {
    assertThatThrownBy(() -> steering(Set.of(), Map.of(TEA, 1.0), Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Pick("", Optional.empty(), true, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Pick("", Optional.empty(), true, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertSums(List<Suggestion> got) {
    assertThat(got)
        .isNotEmpty()
        .allSatisfy(s ->
            assertThat(s.terms().stream().mapToDouble(Term::value).sum())
                .isCloseTo(s.score(), within(1e-12)));
  }

  private static Suggestion of(Sku sku, List<Suggestion> got) {
    return got.stream().filter(s -> s.sku().equals(sku)).findFirst().orElseThrow();
  }

  private static List<Sku> skus(List<Suggestion> got) {
    return got.stream().map(Suggestion::sku).toList();
  }

  private static Steering steering(Set<Sku> pins, Map<Sku, Double> boosts, Set<Sku> bans) {
    return new Steering(pins, boosts, bans);
  }

  private static SuggestionRequest request(Steering steering) {
    return request(steering, Struck.NOTHING);
  }

  private static SuggestionRequest request(Steering steering, Struck struck) {
    return new SuggestionRequest(
        history(),
        Set.of(ConsentPurpose.SUGGEST_PURCHASES),
        HERE,
        Set.of(),
        Set.of(),
        NOW,
        9,
        steering,
        struck,
        Trial.NONE);
  }

  private static List<HistoryLine> history() {
    return List.of(
        new HistoryLine(
            "h1",
            "b1",
            NOW.minus(Duration.ofDays(10)),
            HistoryLine.Kind.PURCHASE,
            new StoreId("s1"),
            MUG,
            1));
  }
}
