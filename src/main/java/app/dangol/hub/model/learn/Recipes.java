package app.dangol.hub.model.learn;

import app.dangol.hub.model.data.TrainingData;
import java.util.ArrayList;
import java.util.List;

/** The ways of making item-to-item weights that are tried. */
final class Recipes {
  /** How the history behind an example decays; the device's own decay is found later. */
  private static final double HISTORY_DECAY = 0.8;

  private static final double[] TARGET_DECAYS = {0.3, 0.5, 1};

  private static final List<CooccurrenceWeights> WAYS =
      List.of(new CooccurrenceWeights(20, 0.5, 0.3), new CooccurrenceWeights(5, 0.7, 0.7));

  private Recipes() {}

  static List<Recipe> of(TrainingData data, PairSupport support) {
    List<Recipe> recipes = new ArrayList<>();
    for (double targetDecay : TARGET_DECAYS) {
      for (CooccurrenceWeights way : WAYS) {
        recipes.add(
            new Recipe(
                "cooccurrence " + way.inWords() + " targets " + targetDecay,
                () -> way.of(Examples.of(data.buyers(), HISTORY_DECAY, targetDecay), support)));
      }
    }
    return recipes;
  }
}
