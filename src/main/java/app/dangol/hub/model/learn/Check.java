package app.dangol.hub.model.learn;

import app.dangol.hub.model.data.Question;
import app.dangol.suggest.model.BestItems;
import app.dangol.suggest.model.ItemModel;
import app.dangol.suggest.model.Scorer;
import java.util.Arrays;
import java.util.List;

/** Asks a finished model, as a device would. */
public final class Check {
  private Check() {}

  /**
   * Somebody's list, the best first.
   *
   * @param ownedExcluded whether what they have bought is left out
   */
  public static int[] list(
      ItemModel model, int[][] oldestFirst, int length, boolean ownedExcluded) {
    Scorer scorer = new Scorer(model, Histories.evidence(oldestFirst));
    return BestItems.pick(
        model.items(), length, scorer::score, item -> !(ownedExcluded && scorer.isOwned(item)));
  }

  /** How well a model foretells baskets. */
  public static Quality quality(ItemModel model, List<Question> questions) {
    List<boolean[]> hits =
        questions.parallelStream().map(question -> hits(model, question)).toList();
    Quality.Sum sum = new Quality.Sum();
    for (int n = 0; n < hits.size(); n++) {
      sum.add(hits.get(n), questions.get(n).target().length);
    }
    return sum.mean();
  }

  /** Whether each of somebody's ten is in their next basket. */
  static boolean[] hits(ItemModel model, Question question) {
    boolean ownedExcluded = model.parameters().ownedExcluded();
    int[] list = list(model, question.history(), Quality.LENGTH, ownedExcluded);
    boolean[] hits = new boolean[list.length];
    for (int place = 0; place < list.length; place++) {
      int item = list[place];
      hits[place] = Arrays.stream(question.target()).anyMatch(wanted -> wanted == item);
    }
    return hits;
  }
}
