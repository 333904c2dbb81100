package app.dangol.hub.model.learn;

import app.dangol.hub.model.data.Buyer;
import java.util.Arrays;
import java.util.List;

/** How many people have an item in the newest basket of theirs that is of the newest time. */
final class RecentBaskets {
  private RecentBaskets() {}

  /** An item that fewer than the least have there has 0. */
  static int[] count(List<Buyer> buyers, int items, int least) {
    int[] counts = new int[items];
    for (Buyer buyer : buyers) {
      if (buyer.current()) {
        for (int item : buyer.baskets()[buyer.baskets().length - 1]) {
          counts[item]++;
        }
      }
    }
    return Arrays.stream(counts).map(count -> count < least ? 0 : count).toArray();
  }
}
