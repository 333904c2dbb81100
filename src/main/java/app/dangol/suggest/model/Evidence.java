package app.dangol.suggest.model;

import java.util.Arrays;
import java.util.List;

/**
 * What is known of one customer, by the numbers of items.
 *
 * @param newestFirst what they bought, a basket each
 * @param deeds what else they did
 */
public record Evidence(List<Basket> newestFirst, List<Deed> deeds) {
  public static final Evidence NONE = new Evidence(List.of(), List.of());

  public Evidence {
    newestFirst = List.copyOf(newestFirst);
    deeds = List.copyOf(deeds);
  }

  /**
   * What was bought in one go.
   *
   * @param items each once
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Basket(Signal signal, int[] items) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Basket that
          && signal == that.signal
          && Arrays.equals(items, that.items);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(items);
    }

    /** Tells of what somebody bought, so it is not told. */
    @Override
    public String toString() {
      return "Basket[" + items.length + " items]";
    }
  }

  /**
   * One thing done with one item.
   *
   * @param age baskets bought since
   */
  public record Deed(Signal signal, int item, int age) {}
}
