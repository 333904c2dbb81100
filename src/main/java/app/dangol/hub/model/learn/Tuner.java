package app.dangol.hub.model.learn;

import app.dangol.hub.model.data.Question;
import app.dangol.suggest.model.BestItems;
import app.dangol.suggest.model.ItemModel;
import app.dangol.suggest.model.ModelParameters;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds a model's parameters on validation data, one after another: each takes the value that
 * foretells best while the others stay, until none changes. So that chance does not choose, another
 * value is taken only if it is clearly better for all people, and for neither half of them worse.
 */
final class Tuner {
  /** A gain below this is chance. */
  private static final double CLEAR = 0.0002;

  /** So much worse it may be for a half. */
  private static final double BORNE = 0.001;

  private static final int ROUNDS = 3;

  /** People asked at most; more would make it slower and hardly surer. */
  private static final int MOST_QUESTIONS = 4_000;

  /** People asked where it is only to be seen which of several ways is worth a search. */
  private static final int FEW_QUESTIONS = 3_000;

  private static final double[] HISTORY_DECAYS = {0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1};
  private static final double[] HABIT_DECAYS = {0.6, 0.7, 0.8, 0.9, 0.95, 1};
  private static final double[] REPEAT_POWERS = {0, 0.25, 0.5, 0.75, 1};
  private static final double[] HABITS = {
    0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 5
  };
  private static final double[] POPULARS = {
    0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 1, 1.5, 2
  };
  private static final double[] ALIKES = {0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5};

  private final ItemModel model;
  private final List<Question> questions;
  private final int[] popular;

  private Tuner(ItemModel model, List<Question> questions, int most) {
    this.model = model;
    this.questions = sample(questions, most);
    this.popular =
        BestItems.pick(
            model.items(), Pool.FIRST, model::popularity, item -> model.popularity(item) > 0);
  }

  /**
   * Parameters and how well they foretold the validation baskets.
   *
   * @param first of every other person
   * @param second of the others
   */
  record Tuned(ModelParameters parameters, Quality quality, Quality first, Quality second) {
    boolean isClearlyBetterThan(Tuned other) {
      return quality.objective() > other.quality.objective() + CLEAR
          && first.objective() > other.first.objective() - BORNE
          && second.objective() > other.second.objective() - BORNE;
    }
  }

  /** One parameter's other value. */
  @FunctionalInterface
  private interface Change {
    ModelParameters apply(ModelParameters by, double value);
  }

  /**
   * @param start where to begin
   */
  static Tuned tune(ItemModel model, List<Question> questions, ModelParameters start) {
    return new Tuner(model, questions, MOST_QUESTIONS).search(start);
  }

  /**
   * How well the model does with the decays it starts with and the best weights to go with them.
   */
  static Tuned glance(ItemModel model, List<Question> questions, ModelParameters start) {
    return new Tuner(model, questions, FEW_QUESTIONS).weigh(start);
  }

  /** Every n-th, so that it is the same people each time. */
  private static List<Question> sample(List<Question> all, int most) {
    int step = Math.max(1, (all.size() + most - 1) / most);
    return IntStream.range(0, all.size()).filter(n -> n % step == 0).mapToObj(all::get).toList();
  }

  private Tuned search(ModelParameters start) {
    Tuned best = weigh(start);
    for (int round = 0; round < ROUNDS; round++) {
      Tuned before = best;
      best = tryDecays(best, HISTORY_DECAYS, ModelParameters::withHistoryDecay);
      if (best.parameters().alike() > 0 || best.parameters().follows() > 0) {
        best = tryDecays(best, HISTORY_DECAYS, ModelParameters::withLikeDecay);
      }
      if (best.parameters().habit() > 0) {
        best = tryDecays(best, HABIT_DECAYS, ModelParameters::withHabitDecay);
        best = tryDecays(best, REPEAT_POWERS, ModelParameters::withRepeatPower);
      }
      if (best.equals(before)) {
        break;
      }
      best = weigh(best.parameters());
    }
    return best;
  }

  /** These change the parts themselves, so each value asks everybody anew. */
  private Tuned tryDecays(Tuned sofar, double[] values, Change change) {
    Tuned best = sofar;
    for (double value : values) {
      ModelParameters by = change.apply(sofar.parameters(), value);
      if (!by.equals(sofar.parameters())) {
        Tuned tried = tuned(by, ask(by));
        best = tried.isClearlyBetterThan(best) ? tried : best;
      }
    }
    return best;
  }

  private List<boolean[]> ask(ModelParameters by) {
    ItemModel weighed = model.with(by);
    return questions.parallelStream().map(question -> Check.hits(weighed, question)).toList();
  }

  /** The best weights of the parts, with the decays as they are. */
  private Tuned weigh(ModelParameters start) {
    List<Pool> pools = pools(start);
    Tuned best = tuned(pools, start);
    for (int round = 0; round < ROUNDS; round++) {
      Tuned before = best;
      best = tryWeights(pools, best, new double[] {0, 1}, ModelParameters::withOwnedExcluded);
      best = tryWeights(pools, best, HABITS, ModelParameters::withHabit);
      best = tryWeights(pools, best, POPULARS, ModelParameters::withPopular);
      if (model.attributes().count() > 0) {
        best = tryWeights(pools, best, ALIKES, ModelParameters::withAlike);
        best = tryWeights(pools, best, ALIKES, ModelParameters::withFollows);
      }
      if (best.equals(before)) {
        break;
      }
    }
    return best;
  }

  private Tuned tryWeights(List<Pool> pools, Tuned sofar, double[] values, Change change) {
    Tuned best = sofar;
    for (double value : values) {
      ModelParameters by = change.apply(sofar.parameters(), value);
      Tuned tried = tuned(pools, by);
      best = tried.isClearlyBetterThan(best) ? tried : best;
    }
    return best;
  }

  private List<Pool> pools(ModelParameters by) {
    boolean attributes = model.attributes().count() > 0;
    // Parts that weigh nothing are not even made.
    ItemModel weighed = model.with(attributes ? by.withAlike(1).withFollows(1) : by);
    return questions.parallelStream().map(question -> Pool.of(weighed, question, popular)).toList();
  }

  private Tuned tuned(List<Pool> pools, ModelParameters by) {
    return tuned(by, pools.parallelStream().map(pool -> pool.hits(by)).toList());
  }

  private Tuned tuned(ModelParameters by, List<boolean[]> hits) {
    Quality.Sum all = new Quality.Sum();
    List<Quality.Sum> halves = List.of(new Quality.Sum(), new Quality.Sum());
    for (int n = 0; n < hits.size(); n++) {
      int size = questions.get(n).target().length;
      all.add(hits.get(n), size);
      halves.get(n % 2).add(hits.get(n), size);
    }
    return new Tuned(by, all.mean(), halves.get(0).mean(), halves.get(1).mean());
  }
}
