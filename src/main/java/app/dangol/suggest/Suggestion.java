package app.dangol.suggest;

import app.dangol.id.Sku;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One product worth offering.
 *
 * @param score the sum of the terms
 * @param terms the largest first, never empty
 * @param pick how it came into the list
 */
public record Suggestion(Sku sku, double score, List<Term> terms, Pick pick) {
  public Suggestion {
    terms = terms.stream().sorted(Comparator.comparingDouble(Term::value).reversed()).toList();
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("a suggestion without a reason");
    }
  }

  /** Picked by its score, of an unnamed model. */
  public Suggestion(Sku sku, double score, List<Term> terms) {
    this(sku, score, terms, Pick.byScore("", Optional.empty()));
  }

  /**
   * The reason to show: of the kind of fact that weighs most in sum, the one that weighs most by
   * itself. Ten small "goes with" outweigh one small "popular", and the largest of the ten is
   * named. A pin weighs more than all the rest.
   */
  public Term reason() {
    Map<Class<?>, Double> byKind =
        terms.stream()
            .collect(Collectors.groupingBy(Term::getClass, Collectors.summingDouble(Term::value)));
    return terms.stream()
        .max(
            Comparator.comparingDouble((Term term) -> byKind.getOrDefault(term.getClass(), 0.0))
                .thenComparingDouble(Term::value))
        .orElseThrow();
  }
}
