package app.dangol.hub.model.learn;

import app.dangol.hub.model.data.Question;
import app.dangol.suggest.model.BestItems;
import app.dangol.suggest.model.ItemModel;
import app.dangol.suggest.model.ModelParameters;
import app.dangol.suggest.model.Scorer;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/**
 * The items of which one person's ten can come, however the parts of a score are weighed, with
 * these parts unweighed. Many weights are tried on it without scoring anew.
 */
@SuppressWarnings("ArrayRecordComponent")
record Pool(
    float[] goesWith,
    float[] habit,
    float[] popular,
    float[] alike,
    float[] follows,
    boolean[] owned,
    boolean[] wanted) {
  /** The best by each part that are taken in. */
  static final int FIRST = 150;

  /**
   * @param popular the items most bought now
   */
  static Pool of(ItemModel model, Question question, int[] popular) {
    Scorer scorer = new Scorer(model, Histories.evidence(question.history()));
    int[] goesWith = best(model, scorer, scorer::goesWith);
    int[] alike = best(model, scorer, scorer::alike);
    int[] follows = best(model, scorer, scorer::follows);
    int[] items =
        Stream.of(scorer.owned(), goesWith, alike, follows, popular)
            .flatMapToInt(Arrays::stream)
            .distinct()
            .sorted()
            .toArray();
    int[] target = question.target().clone();
    Arrays.sort(target);
    boolean[] owned = new boolean[items.length];
    boolean[] wanted = new boolean[items.length];
    for (int n = 0; n < items.length; n++) {
      owned[n] = scorer.isOwned(items[n]);
      wanted[n] = Arrays.binarySearch(target, items[n]) >= 0;
    }
    return new Pool(
        parts(items, scorer::goesWith),
        parts(items, scorer::habit),
        parts(items, model::popularity),
        parts(items, scorer::alike),
        parts(items, scorer::follows),
        owned,
        wanted);
  }

  private static int[] best(ItemModel model, Scorer scorer, IntToDoubleFunction part) {
    return BestItems.pick(
        model.items(), FIRST, part, item -> part.applyAsDouble(item) > 0 && !scorer.isOwned(item));
  }

  private static float[] parts(int[] items, IntToDoubleFunction part) {
    float[] values = new float[items.length];
    for (int n = 0; n < items.length; n++) {
      values[n] = (float) part.applyAsDouble(items[n]);
    }
    return values;
  }

  /** Whether each of the ten is wanted, with parts weighed like that. */
  boolean[] hits(ModelParameters by) {
    int[] best =
        BestItems.pick(
            goesWith.length,
            Quality.LENGTH,
            n ->
                by.goesWith() * goesWith[n]
                    + by.habit() * habit[n]
                    + by.popular() * popular[n]
                    + by.alike() * alike[n]
                    + by.follows() * follows[n],
            n -> !(by.ownedExcluded() && owned[n]));
    boolean[] hits = new boolean[best.length];
    for (int place = 0; place < best.length; place++) {
      hits[place] = wanted[best[place]];
    }
    return hits;
  }
}
