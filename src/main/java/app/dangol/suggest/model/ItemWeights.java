package app.dangol.suggest.model;

import java.util.Arrays;

/** A few items with a weight each, gathered one by one; an open hash table without objects. */
final class ItemWeights {
  private static final int EMPTY = -1;
  private static final int SMALLEST = 32;

  private int[] slots = new int[SMALLEST];
  private int[] items = new int[SMALLEST / 2];
  private double[] weights = new double[SMALLEST / 2];
  private int size;

  ItemWeights() {
    Arrays.fill(slots, EMPTY);
  }

  void add(int item, double weight) {
    int slot = slotOf(item);
    if (slots[slot] == EMPTY) {
      if (size == items.length) {
        grow();
        slot = slotOf(item);
      }
      slots[slot] = size;
      items[size] = item;
      size++;
    }
    weights[slots[slot]] += weight;
  }

  private int slotOf(int item) {
    int mask = slots.length - 1;
    int slot = (item * 0x9E3779B9 >>> 7) & mask;
    while (slots[slot] != EMPTY && items[slots[slot]] != item) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    items = Arrays.copyOf(items, size * 2);
    weights = Arrays.copyOf(weights, size * 2);
    slots = new int[size * 4];
    Arrays.fill(slots, EMPTY);
    for (int place = 0; place < size; place++) {
      slots[slotOf(items[place])] = place;
    }
  }

  int size() {
    return size;
  }

  int item(int place) {
    return items[place];
  }

  double weight(int place) {
    return weights[place];
  }

  /** The weight of an item; 0 for one that was never added. */
  double of(int item) {
    int slot = slotOf(item);
    return slots[slot] == EMPTY ? 0 : weights[slots[slot]];
  }

  /** The items, in the order they came. */
  int[] items() {
    return Arrays.copyOf(items, size);
  }

  boolean has(int item) {
    return slots[slotOf(item)] != EMPTY;
  }

  void scale(double factor) {
    for (int place = 0; place < size; place++) {
      weights[place] *= factor;
    }
  }

  /** Square root of the sum of the squares. */
  double norm() {
    double sum = 0;
    for (int place = 0; place < size; place++) {
      sum += weights[place] * weights[place];
    }
    return Math.sqrt(sum);
  }

  double largest() {
    double largest = 0;
    for (int place = 0; place < size; place++) {
      largest = Math.max(largest, weights[place]);
    }
    return largest;
  }
}
