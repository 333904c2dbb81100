package app.dangol.suggest;

import app.dangol.customer.HistoryLine;
import app.dangol.id.Sku;
import app.dangol.suggest.BasketModel.PairCount;
import app.dangol.suggest.BasketModel.Popularity;
import app.dangol.trust.ConsentPurpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Scores what to offer next: own habit, what goes with earlier purchases, interest shown online,
 * and what is popular now. Each part is scaled to its own largest value and weighted, and each
 * summand keeps the fact it came from.
 *
 * <p>Own habit decays by 0.8 and the history behind "goes with" by 0.9 per basket; the association
 * of j with i is {@code n_ji / ((n_j + 20)^0.5 (n_i + 20)^0.3)}.
 */
public final class Suggester {
  private static final double GOES_WITH_WEIGHT = 1.0;
  private static final double HABIT_WEIGHT = 0.4;
  private static final double ONLINE_WEIGHT = 0.35;
  private static final double POPULAR_WEIGHT = 0.05;
  private static final double HISTORY_DECAY = 0.9;
  private static final double HABIT_DECAY = 0.8;
  private static final double SHRINK = 20;

  /** Different products of a history that "goes with" is reckoned from. */
  private static final int HISTORY_ITEMS = 200;

  /** Of every three suggestions at most one may lie in another store only. */
  private static final int NEARBY_SHARE = 3;

  private final BasketModel model;

  public Suggester(BasketModel model) {
    this.model = model;
  }

  /** The best first; fewer than asked for when the shelf holds no more. */
  public List<Suggestion> suggest(SuggestionRequest request) {
    List<HistoryLine> purchases =
        readable(
            request,
            ConsentPurpose.SUGGEST_PURCHASES,
            HistoryLine.Kind.PURCHASE,
            HistoryLine.Kind.RETURN);
    Habits habits = Habits.of(purchases);
    Map<Sku, Popularity> popularity = model.popularity();
    Map<Sku, List<Term>> terms = new HashMap<>();
    addHabits(habits, request.now(), terms);
    addGoesWith(habits, popularity, terms);
    addOnline(
        readable(
            request,
            ConsentPurpose.SUGGEST_ONLINE,
            HistoryLine.Kind.VIEW,
            HistoryLine.Kind.CART,
            HistoryLine.Kind.WISH),
        habits,
        terms);
    addPopular(popularity, terms);
    Pick how = Pick.byScore(model.version(), request.trial().arm());
    return pick(request, Steered.over(terms, request), how);
  }

  private static List<HistoryLine> readable(
      SuggestionRequest request, ConsentPurpose purpose, HistoryLine.Kind... kinds) {
    Set<HistoryLine.Kind> wanted = Set.of(kinds);
    return request.granted().contains(purpose)
        ? request.readableHistory().stream().filter(line -> wanted.contains(line.kind())).toList()
        : List.of();
  }

  private static void addHabits(Habits habits, Instant now, Map<Sku, List<Term>> terms) {
    Map<Sku, Double> weights = decayed(habits, HABIT_DECAY);
    double max = largest(weights.values());
    weights.forEach((sku, weight) -> {
      // One purchase is no habit: a single vase does not ask for the same vase again.
      Term.OwnHabit habit = habits.habit(sku, HABIT_WEIGHT * weight / max, now);
      if (habit.times() > 1) {
        add(terms, sku, habit);
      }
    });
  }

  private void addGoesWith(
      Habits habits, Map<Sku, Popularity> popularity, Map<Sku, List<Term>> terms) {
    Map<Sku, Double> history = strongest(decayed(habits, HISTORY_DECAY));
    double norm = Math.sqrt(history.values().stream().mapToDouble(w -> w * w).sum());
    List<PairCount> pairs = model.partnersOf(history.keySet());
    Map<Sku, Double> totals = new HashMap<>();
    Map<PairCount, Double> parts = new HashMap<>();
    for (PairCount pair : pairs) {
      Popularity from = popularity.get(pair.sku());
      Popularity to = popularity.get(pair.other());
      if (from == null || to == null || pair.sku().equals(pair.other())) {
        continue;
      }
      double association =
          pair.baskets()
              / (Math.pow(from.baskets() + SHRINK, 0.5) * Math.pow(to.baskets() + SHRINK, 0.3));
      double part = Objects.requireNonNull(history.get(pair.sku())) / norm * association;
      parts.put(pair, part);
      totals.merge(pair.other(), part, Double::sum);
    }
    double max = largest(totals.values());
    parts.forEach((pair, part) ->
        add(
            terms,
            pair.other(),
            new Term.GoesWith(
                GOES_WITH_WEIGHT * part / max,
                pair.sku(),
                habits.bought(pair.sku()),
                counts(pair, popularity))));
  }

  /** The very figures that were reckoned with. */
  private static Term.GoesWith.Counts counts(PairCount pair, Map<Sku, Popularity> popularity) {
    return new Term.GoesWith.Counts(
        pair.baskets(),
        Objects.requireNonNull(popularity.get(pair.sku())).baskets(),
        Objects.requireNonNull(popularity.get(pair.other())).baskets());
  }

  private static void addOnline(
      List<HistoryLine> lines, Habits habits, Map<Sku, List<Term>> terms) {
    Map<Sku, Term.OnlineInterest> strongest = new HashMap<>();
    for (HistoryLine line : lines) {
      Term.OnlineInterest.Kind kind = onlineKind(line.kind());
      boolean boughtSince =
          habits.skus().contains(line.sku()) && habits.last(line.sku()).isAfter(line.at());
      if (!boughtSince) {
        double value =
            ONLINE_WEIGHT * (kind.ordinal() + 1) / Term.OnlineInterest.Kind.values().length;
        strongest.merge(
            line.sku(),
            new Term.OnlineInterest(value, kind, line.at()),
            (a, b) -> a.value() >= b.value() ? a : b);
      }
    }
    strongest.forEach((sku, term) -> add(terms, sku, term));
  }

  private static Term.OnlineInterest.Kind onlineKind(HistoryLine.Kind kind) {
    return switch (kind) {
      case VIEW -> Term.OnlineInterest.Kind.VIEW;
      case CART -> Term.OnlineInterest.Kind.CART;
      case WISH -> Term.OnlineInterest.Kind.WISH;
      case PURCHASE, RETURN ->
          throw new IllegalArgumentException("not an online interest: " + kind);
    };
  }

  private static void addPopular(Map<Sku, Popularity> popularity, Map<Sku, List<Term>> terms) {
    double max = popularity.values().stream().mapToInt(Popularity::recent).max().orElse(0);
    popularity.forEach((sku, count) -> {
      if (count.recent() > 0) {
        add(
            terms,
            sku,
            new Term.PopularNow(
                POPULAR_WEIGHT * count.recent() / max, count.recent(), count.since()));
      }
    });
  }

  private static List<Suggestion> pick(
      SuggestionRequest request, Map<Sku, List<Term>> terms, Pick how) {
    List<Scored> ranked = new ArrayList<>();
    terms.forEach((sku, parts) -> {
      boolean available = request.here().contains(sku) || request.nearby().contains(sku);
      if (available && !request.dismissed().contains(sku)) {
        ranked.add(new Scored(sku, parts.stream().mapToDouble(Term::value).sum(), parts));
      }
    });
    ranked.sort(Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::sku));
    List<Suggestion> picked = new ArrayList<>();
    int elsewhere = 0;
    for (Scored scored : ranked) {
      if (picked.size() == request.limit()) {
        break;
      }
      boolean here = request.here().contains(scored.sku());
      if (here || elsewhere * NEARBY_SHARE <= picked.size()) {
        picked.add(new Suggestion(scored.sku(), scored.score(), scored.terms(), how));
        elsewhere += here ? 0 : 1;
      }
    }
    return picked;
  }

  /** A candidate; most never become a suggestion, so their terms are not put in order. */
  private record Scored(Sku sku, double score, List<Term> terms) {}

  /** Sum over the baskets that hold a product of decay^age, newest basket at age 0. */
  private static Map<Sku, Double> decayed(Habits habits, double decay) {
    Map<Sku, Double> weights = new HashMap<>();
    double weight = 1;
    for (Set<Sku> basket : habits.baskets()) {
      for (Sku sku : basket) {
        weights.merge(sku, weight, Double::sum);
      }
      weight *= decay;
    }
    return weights;
  }

  /** The purchases that weigh most; what lies years back adds nothing that could be seen. */
  private static Map<Sku, Double> strongest(Map<Sku, Double> weights) {
    if (weights.size() <= HISTORY_ITEMS) {
      return weights;
    }
    return weights.entrySet().stream()
        .sorted(
            Map.Entry.<Sku, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(HISTORY_ITEMS)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static double largest(Collection<Double> values) {
    return values.stream().mapToDouble(v -> v).max().orElse(1);
  }

  private static void add(Map<Sku, List<Term>> terms, Sku sku, Term term) {
    terms.computeIfAbsent(sku, s -> new ArrayList<>()).add(term);
  }
}
