package app.dangol.hub.model.learn;

import app.dangol.hub.model.algebra.Algebra;
import app.dangol.hub.model.data.TrainingData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * The ways of making item-to-item weights that are tried: counting, and where there are few enough
 * items the ridge.
 */
final class Recipes {
  /** How the history behind an example decays; the device's own decay is found later. */
  private static final double HISTORY_DECAY = 0.8;

  private static final double[] TARGET_DECAYS = {0.3, 0.5, 1};

  private static final List<CooccurrenceWeights> COUNTED =
      List.of(new CooccurrenceWeights(20, 0.5, 0.3), new CooccurrenceWeights(5, 0.7, 0.7));

  private static final double RIDGE_TARGET_DECAY = 0.5;
  private static final float[] LAMBDAS = {5, 20};

  /** How far what everybody buys is held back behind a ridge. */
  private static final double SMOOTHING = 20;

  private static final double HELD_BACK = 0.4;

  private final TrainingData data;
  private final PairSupport support;
  private final Algebra algebra;
  private final DoubleConsumer progress;

  /**
   * @param progress hears the share of a ridge that is solved
   */
  Recipes(TrainingData data, PairSupport support, Algebra algebra, DoubleConsumer progress) {
    this.data = data;
    this.support = support;
    this.algebra = algebra;
    this.progress = progress;
  }

  /**
   * @param mostRidgeItems items with partners up to which the ridge is tried
   */
  List<Recipe> list(int mostRidgeItems) {
    List<Recipe> recipes = new ArrayList<>();
    for (double targetDecay : TARGET_DECAYS) {
      for (CooccurrenceWeights way : COUNTED) {
        String name = "cooccurrence " + way.inWords() + ", targets " + targetDecay;
        recipes.add(new Recipe(name, () -> way.of(examples(targetDecay), support)));
      }
    }
    int partnered = RidgeWeights.active(support).length;
    if (partnered > 0 && partnered <= mostRidgeItems) {
      for (float lambda : LAMBDAS) {
        String name = "ridge " + lambda + "/" + HELD_BACK + ", targets " + RIDGE_TARGET_DECAY;
        recipes.add(new Recipe(name, () -> ridge(lambda)));
      }
    }
    return recipes;
  }

  private WeightedPairs ridge(float lambda) {
    return new RidgeWeights(lambda)
        .of(examples(RIDGE_TARGET_DECAY), support, algebra, progress)
        .heldBack(support, SMOOTHING, HELD_BACK);
  }

  private Examples examples(double targetDecay) {
    return Examples.of(data.buyers(), HISTORY_DECAY, targetDecay);
  }
}
