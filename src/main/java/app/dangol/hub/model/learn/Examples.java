package app.dangol.hub.model.learn;

import app.dangol.hub.model.data.Buyer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs of a history and the basket that came next. A history's row is the sum of decay^age over
 * its baskets, scaled to length 1; an example counts decay^age of its target basket, the newest of
 * a buyer being 1.
 *
 * @param histories a row for each example
 * @param targets a row of ones for each
 * @param weights how much each counts
 */
@SuppressWarnings("ArrayRecordComponent")
record Examples(Incidence histories, Incidence targets, float[] weights) {
  /** Below this an example adds nothing that could be seen in the model. */
  private static final double LEAST_WEIGHT = 0.01;

  static Examples of(List<Buyer> buyers, double historyDecay, double targetDecay) {
    Incidence.Rows histories = new Incidence.Rows();
    Incidence.Rows targets = new Incidence.Rows();
    FloatList weights = new FloatList();
    for (Buyer buyer : buyers) {
      int[][] baskets = buyer.baskets();
      Map<Integer, Double> history = new HashMap<>();
      for (int next = 1; next < baskets.length; next++) {
        history.replaceAll((item, weight) -> weight * historyDecay);
        for (int item : baskets[next - 1]) {
          history.merge(item, 1.0, Double::sum);
        }
        double weight = Math.pow(targetDecay, baskets.length - 1.0 - next);
        if (weight >= LEAST_WEIGHT) {
          addScaled(history, histories);
          for (int item : baskets[next]) {
            targets.add(item, 1);
          }
          targets.endRow();
          weights.add((float) weight);
        }
      }
    }
    return new Examples(histories.done(), targets.done(), weights.toArray());
  }

  private static void addScaled(Map<Integer, Double> history, Incidence.Rows rows) {
    double squares = 0;
    for (double weight : history.values()) {
      squares += weight * weight;
    }
    double norm = Math.sqrt(squares);
    history.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> rows.add(entry.getKey(), (float) (entry.getValue() / norm)));
    rows.endRow();
  }

  int count() {
    return weights.length;
  }
}
