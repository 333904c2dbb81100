package app.dangol.suggest.model;

import app.dangol.suggest.model.Evidence.Basket;
import app.dangol.suggest.model.Evidence.Deed;

/**
 * One customer's evidence, weighed: what the item-to-item weights are multiplied by, and what they
 * buy themselves. The history is the sum of decay^age over baskets, scaled to length 1.
 */
final class Taste {
  final ItemWeights history = new ItemWeights();

  /** As the history, with the decay of likeness. */
  final ItemWeights liked = new ItemWeights();

  final ItemWeights habit = new ItemWeights();

  private Taste() {}

  static Taste of(Evidence evidence, ItemModel model) {
    ModelParameters by = model.parameters();
    Taste taste = new Taste();
    double inHistory = 1;
    double inLiked = 1;
    double inHabit = 1;
    for (Basket basket : evidence.newestFirst()) {
      for (int item : basket.items()) {
        double weight = by.weight(basket.signal());
        taste.history.add(item, inHistory * weight);
        taste.liked.add(item, inLiked * weight);
        taste.habit.add(item, inHabit * repeat(item, model));
      }
      inHistory *= by.historyDecay();
      inLiked *= by.likeDecay();
      inHabit *= by.habitDecay();
    }
    for (Deed deed : evidence.deeds()) {
      double weight = by.weight(deed.signal());
      if (weight != 0 && deed.signal() != Signal.SCANNED) {
        taste.history.add(deed.item(), weight * Math.pow(by.historyDecay(), deed.age()));
        taste.liked.add(deed.item(), weight * Math.pow(by.likeDecay(), deed.age()));
      }
    }
    toLengthOne(taste.history);
    toLengthOne(taste.liked);
    taste.addScans(evidence, by.weight(Signal.SCANNED));
    return taste;
  }

  private static void toLengthOne(ItemWeights weights) {
    double norm = weights.norm();
    if (norm > 0) {
      weights.scale(1 / norm);
    }
  }

  /** What is in the hand now counts beside the whole history, however long that is. */
  private void addScans(Evidence evidence, double weight) {
    long scans = evidence.deeds().stream().filter(d -> d.signal() == Signal.SCANNED).count();
    for (Deed deed : evidence.deeds()) {
      if (deed.signal() == Signal.SCANNED && weight != 0) {
        history.add(deed.item(), weight / Math.sqrt(scans));
        liked.add(deed.item(), weight / Math.sqrt(scans));
      }
    }
  }

  private static double repeat(int item, ItemModel model) {
    double rate = model.figures().repeatRate()[item];
    double power = model.parameters().repeatPower();
    return rate > 0 && power > 0 ? Math.pow(rate, power) : 1;
  }
}
