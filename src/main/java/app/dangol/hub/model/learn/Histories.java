package app.dangol.hub.model.learn;

import app.dangol.suggest.model.Evidence;
import app.dangol.suggest.model.Evidence.Basket;
import app.dangol.suggest.model.Signal;
import java.util.ArrayList;
import java.util.List;

/** Histories as a device would score them. */
public final class Histories {
  private Histories() {}

  /**
   * @param oldestFirst baskets of items, all bought in a shop
   */
  public static Evidence evidence(int[][] oldestFirst) {
    List<Basket> newestFirst = new ArrayList<>(oldestFirst.length);
    for (int at = oldestFirst.length - 1; at >= 0; at--) {
      newestFirst.add(new Basket(Signal.BOUGHT, oldestFirst[at]));
    }
    return new Evidence(newestFirst, List.of());
  }
}
