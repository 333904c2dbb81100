package app.dangol.suggest.model;

import java.util.Arrays;
import java.util.List;

/**
 * What items are like: for each item its attributes, such as its kind and its colour. An attribute
 * weighs the squared logarithm of how rare it is, and an item's weights have length 1.
 */
public final class Attributes {
  private final List<String> names;
  private final int[][] ofItem;
  private final float[][] weights;

  /**
   * @param names of the attributes, by their numbers
   * @param ofItem for each item the numbers of its attributes, each once
   */
  public Attributes(List<String> names, int[][] ofItem) {
    this.names = List.copyOf(names);
    this.ofItem = ofItem;
    int[] items = new int[names.size()];
    for (int[] some : ofItem) {
      for (int attribute : some) {
        items[attribute]++;
      }
    }
    double[] rarity = new double[items.length];
    for (int attribute = 0; attribute < rarity.length; attribute++) {
      double log = Math.log((double) ofItem.length / Math.max(1, items[attribute]));
      rarity[attribute] = log * log;
    }
    this.weights = new float[ofItem.length][];
    for (int item = 0; item < ofItem.length; item++) {
      weights[item] = weights(ofItem[item], rarity);
    }
  }

  /** For a model of items of which nothing is known. */
  public static Attributes none(int items) {
    return new Attributes(List.of(), new int[items][0]);
  }

  private static float[] weights(int[] attributes, double[] rarity) {
    double squares = 0;
    for (int attribute : attributes) {
      squares += rarity[attribute] * rarity[attribute];
    }
    double norm = squares > 0 ? Math.sqrt(squares) : 1;
    float[] weights = new float[attributes.length];
    for (int n = 0; n < weights.length; n++) {
      weights[n] = (float) (rarity[attributes[n]] / norm);
    }
    return weights;
  }

  public int items() {
    return ofItem.length;
  }

  /** How many different attributes there are. */
  public int count() {
    return names.size();
  }

  public String name(int attribute) {
    return names.get(attribute);
  }

  List<String> names() {
    return names;
  }

  /** The numbers of an item's attributes. */
  public int[] of(int item) {
    return ofItem[item].clone();
  }

  /** Adds an item's weights, so much of them, to a taste: a value for each attribute. */
  void addTo(double[] taste, int item, double weight) {
    for (int n = 0; n < ofItem[item].length; n++) {
      taste[ofItem[item][n]] += weight * weights[item][n];
    }
  }

  /** What an item's n-th attribute has in common with a taste. */
  double share(double[] taste, int item, int n) {
    return taste[ofItem[item][n]] * weights[item][n];
  }

  /** What an item has in common with a taste. */
  double likeness(double[] taste, int item) {
    double sum = 0;
    int[] attributes = ofItem[item];
    float[] own = weights[item];
    for (int n = 0; n < own.length; n++) {
      sum += taste[attributes[n]] * own[n];
    }
    return sum;
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  int size(int item) {
    return ofItem[item].length;
  }

  int attribute(int item, int n) {
    return ofItem[item][n];
  }

  @Override
  public String toString() {
    return "Attributes["
        + names.size()
        + " of "
        + Arrays.stream(ofItem).mapToInt(a -> a.length).sum()
        + "]";
  }
}
