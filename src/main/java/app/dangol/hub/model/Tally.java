package app.dangol.hub.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** For each item how often it was met, and by how many buyers, who must come one after another. */
final class Tally {
  private static final int NOBODY = -1;

  private final int[] times;
  private final int[] buyers;
  private final int[] lastBuyer;
  private final List<Integer> met = new ArrayList<>();

  Tally(int items) {
    this.times = new int[items];
    this.buyers = new int[items];
    this.lastBuyer = new int[items];
    Arrays.fill(lastBuyer, NOBODY);
  }

  void meet(int item, int buyer) {
    if (times[item]++ == 0) {
      met.add(item);
    }
    if (lastBuyer[item] != buyer) {
      lastBuyer[item] = buyer;
      buyers[item]++;
    }
  }

  /** Items met since the last {@link #clear}. */
  List<Integer> met() {
    return met;
  }

  int times(int item) {
    return times[item];
  }

  int buyers(int item) {
    return buyers[item];
  }

  /** Forgets what was met; takes as long as there was. */
  void clear() {
    for (int item : met) {
      times[item] = 0;
      buyers[item] = 0;
      lastBuyer[item] = NOBODY;
    }
    met.clear();
  }
}
