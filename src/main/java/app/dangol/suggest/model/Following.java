package app.dangol.suggest.model;

import java.util.Arrays;

/**
 * What kind of thing is bought after what kind. A trait is an attribute, or a class: all items with
 * exactly the same attributes. Traits are numbered, the attributes first. What is likely to follow
 * by its traits is spread over the items that have them, more to those that more people buy.
 */
public final class Following {
  /** How far popular items of a trait are ahead of the others. */
  private static final double SPREAD_POWER = 0.5;

  private final Neighbours traits;
  private final int[][] ofItem;
  private final float[][] spread;

  /**
   * @param traits for each trait which traits follow, with how many people bought one and then
   *     another item of the other
   * @param ofItem for each item its traits, each once
   * @param buyers of each item
   */
  public Following(Neighbours traits, int[][] ofItem, int[] buyers) {
    this.traits = traits;
    this.ofItem = ofItem;
    double[] all = new double[traits.items()];
    for (int item = 0; item < ofItem.length; item++) {
      for (int trait : ofItem[item]) {
        all[trait] += Math.pow(buyers[item], SPREAD_POWER);
      }
    }
    this.spread = new float[ofItem.length][];
    for (int item = 0; item < ofItem.length; item++) {
      spread[item] = new float[ofItem[item].length];
      for (int n = 0; n < spread[item].length; n++) {
        double own = Math.pow(buyers[item], SPREAD_POWER);
        spread[item][n] = (float) (own > 0 ? own / all[ofItem[item][n]] : 0);
      }
    }
  }

  /** For a model that knows nothing of it. */
  public static Following none(int items) {
    Neighbours nothing = new Neighbours(new int[1], new int[0], new short[0], new char[0]);
    return new Following(nothing, new int[items][0], new int[items]);
  }

  Neighbours traits() {
    return traits;
  }

  /** How many traits there are. */
  public int count() {
    return traits.items();
  }

  int items() {
    return ofItem.length;
  }

  /** The traits of an item. */
  public int[] of(int item) {
    return ofItem[item].clone();
  }

  /** What is likely to follow a history, by trait. */
  double[] after(ItemWeights history) {
    double[] had = new double[count()];
    for (int place = 0; place < history.size(); place++) {
      for (int trait : ofItem[history.item(place)]) {
        had[trait] += history.weight(place);
      }
    }
    double[] next = new double[count()];
    int[] starts = traits.starts();
    int[] targets = traits.targets();
    for (int trait = 0; trait < had.length; trait++) {
      if (had[trait] != 0) {
        for (int at = starts[trait]; at < starts[trait + 1]; at++) {
          next[targets[at]] += had[trait] * traits.weightAt(at);
        }
      }
    }
    return next;
  }

  /** How much of that an item gets by its n-th trait. */
  double share(double[] next, int item, int n) {
    return next[ofItem[item][n]] * spread[item][n];
  }

  /** How much of that an item gets. */
  double of(double[] next, int item) {
    double sum = 0;
    int[] own = ofItem[item];
    float[] shares = spread[item];
    for (int n = 0; n < shares.length; n++) {
      sum += next[own[n]] * shares[n];
    }
    return sum;
  }

  int size(int item) {
    return ofItem[item].length;
  }

  int trait(int item, int n) {
    return ofItem[item][n];
  }

  @Override
  public String toString() {
    return "Following[" + count() + " traits of " + Arrays.stream(ofItem).count() + " items]";
  }
}
