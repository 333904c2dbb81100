package app.dangol.hub.model.learn;

import app.dangol.hub.model.data.Buyer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many different people bought both of two items, at whatever times; of an item with itself,
 * how many bought it again. Pairs that fewer than the least bought are not there: no weight of a
 * model may stand on them.
 *
 * @param targets for each item its partners in rising order
 * @param buyers how many people bought both
 * @param single how many bought each item
 */
@SuppressWarnings("ArrayRecordComponent")
record PairSupport(int[][] targets, int[][] buyers, int[] single) {
  /** Counts exactly; memory grows with the pairs that are kept. */
  static PairSupport count(List<Buyer> buyers, int items, int least) {
    List<int[]> sets =
        buyers.stream()
            .map(buyer -> Arrays.stream(buyer.baskets()).flatMapToInt(Arrays::stream))
            .map(all -> all.distinct().toArray())
            .toList();
    Incidence byBuyer = Incidence.ofSets(sets);
    Incidence byItem = byBuyer.transpose(items);
    int[] again = countRepeated(buyers, items);
    int[][] targets = new int[items][];
    int[][] counts = new int[items][];
    int[] single = new int[items];
    IntStream.range(0, items)
        .parallel()
        .forEach(item -> {
          single[item] = byItem.starts()[item + 1] - byItem.starts()[item];
          int[] together = new int[single[item] < least ? 0 : items];
          for (int at = byItem.starts()[item];
              at < byItem.starts()[item + 1] && together.length > 0;
              at++) {
            int buyer = byItem.columns()[at];
            for (int other = byBuyer.starts()[buyer];
                other < byBuyer.starts()[buyer + 1];
                other++) {
              together[byBuyer.columns()[other]]++;
            }
          }
          if (together.length > 0) {
            together[item] = again[item];
          }
          targets[item] =
              IntStream.range(0, together.length)
                  .filter(other -> together[other] >= least)
                  .toArray();
          counts[item] = Arrays.stream(targets[item]).map(other -> together[other]).toArray();
        });
    return new PairSupport(targets, counts, single);
  }

  /**
   * Of pairs counted elsewhere.
   *
   * @param people for each item, of every other, how many bought both
   */
  static PairSupport of(int[][] targets, int[][] people) {
    int[][] counts = new int[targets.length][];
    for (int item = 0; item < targets.length; item++) {
      int[] all = people[item];
      counts[item] = Arrays.stream(targets[item]).map(other -> all[other]).toArray();
    }
    return new PairSupport(targets, counts, new int[targets.length]);
  }

  private static int[] countRepeated(List<Buyer> buyers, int items) {
    int[] again = new int[items];
    for (Buyer buyer : buyers) {
      int[] all = Arrays.stream(buyer.baskets()).flatMapToInt(Arrays::stream).sorted().toArray();
      for (int at = 1; at < all.length; at++) {
        boolean second = all[at] == all[at - 1] && (at == 1 || all[at - 2] != all[at]);
        again[all[at]] += second ? 1 : 0;
      }
    }
    return again;
  }

  int items() {
    return single.length;
  }

  /** How many people bought both; 0 where they are fewer than the least. */
  int of(int item, int other) {
    int place = Arrays.binarySearch(targets[item], other);
    return place < 0 ? 0 : buyers[item][place];
  }

  long pairs() {
    return Arrays.stream(targets).mapToLong(row -> row.length).sum();
  }
}
