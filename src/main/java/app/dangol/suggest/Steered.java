package app.dangol.suggest;

import app.dangol.id.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lays what people said over candidates that were scored: bans and what was struck go, a boost and
 * a pin become terms of their own, so that the terms still sum to the score. Of a shopper and a
 * manager the shopper's word counts.
 */
public final class Steered {
  private Steered() {}

  /**
   * The candidates as they are to be ranked.
   *
   * @param terms of each candidate; stays as it is
   */
  public static Map<Sku, List<Term>> over(Map<Sku, List<Term>> terms, SuggestionRequest request) {
    Steering steering = request.steering();
    Map<Sku, List<Term>> steered = new HashMap<>(terms);
    steered.keySet().removeAll(steering.bans());
    steered.keySet().removeAll(request.struck().products());
    steering
        .boosts()
        .forEach((sku, factor) -> steered.computeIfPresent(sku, (s, own) -> boosted(own, factor)));
    double highest = steered.values().stream().mapToDouble(Steered::sum).max().orElse(0);
    for (Sku sku : steering.pins()) {
      if (request.here().contains(sku) && !isOut(sku, request)) {
        List<Term> own = new ArrayList<>(steered.getOrDefault(sku, List.of()));
        // More than any can have without, whatever scale the others are on.
        own.add(new Term.PinnedHere(highest + 1));
        steered.put(sku, own);
      }
    }
    return steered;
  }

  private static boolean isOut(Sku sku, SuggestionRequest request) {
    Set<Sku> bans = request.steering().bans();
    return bans.contains(sku) || request.struck().products().contains(sku);
  }

  private static List<Term> boosted(List<Term> own, double factor) {
    List<Term> more = new ArrayList<>(own);
    more.add(new Term.Boosted((factor - 1) * sum(own), factor));
    return more;
  }

  private static double sum(List<Term> terms) {
    return terms.stream().mapToDouble(Term::value).sum();
  }
}
