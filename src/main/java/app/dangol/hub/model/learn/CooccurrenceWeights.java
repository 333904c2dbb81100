package app.dangol.hub.model.learn;

import java.util.stream.IntStream;

/**
 * Item-to-item weights by counting: how much of item i came next where j was in the history, over
 * how much there was of either, {@code n_ji / ((n_j + a)^p (n_i + a)^q)}. Costs seconds where the
 * ridge costs minutes, and nothing that grows with the square of the items.
 *
 * @param smoothing a: counts that are added, so that rare items claim less
 * @param from p: how far what is in many histories is held back
 * @param to q: how far what is in many targets is held back
 */
record CooccurrenceWeights(double smoothing, double from, double to) {
  /** As it stands in a model's file. */
  String inWords() {
    return smoothing + "/" + from + "/" + to;
  }

  WeightedPairs of(Examples examples, PairSupport support) {
    int items = support.items();
    Incidence histories = examples.histories();
    Incidence targets = examples.targets();
    Incidence byItem = histories.transpose(items);
    double[] inHistories = new double[items];
    double[] inTargets = new double[items];
    for (int example = 0; example < examples.count(); example++) {
      float weight = examples.weights()[example];
      for (int at = histories.starts()[example]; at < histories.starts()[example + 1]; at++) {
        inHistories[histories.columns()[at]] += weight * histories.values()[at];
      }
      for (int at = targets.starts()[example]; at < targets.starts()[example + 1]; at++) {
        inTargets[targets.columns()[at]] += weight;
      }
    }
    float[][] weights = new float[items][];
    IntStream.range(0, items)
        .parallel()
        .forEach(item -> {
          int[] partners = support.targets()[item];
          float[] row = new float[partners.length];
          if (row.length > 0) {
            float[] next = new float[items];
            for (int at = byItem.starts()[item]; at < byItem.starts()[item + 1]; at++) {
              int example = byItem.columns()[at];
              float weight = examples.weights()[example] * byItem.values()[at];
              for (int t = targets.starts()[example]; t < targets.starts()[example + 1]; t++) {
                next[targets.columns()[t]] += weight;
              }
            }
            double own = Math.pow(inHistories[item] + smoothing, from);
            for (int n = 0; n < row.length; n++) {
              double other = Math.pow(inTargets[partners[n]] + smoothing, to);
              row[n] = (float) (next[partners[n]] / (own * other));
            }
          }
          weights[item] = row;
        });
    return new WeightedPairs(support.targets(), weights);
  }
}
