package app.dangol.suggest.model;

import java.util.Arrays;
import java.util.Objects;

/**
 * Figures of each item over everybody, by its number. An item that fewer people bought than the
 * model's least has zeros.
 *
 * @param buyers different people who bought it
 * @param recent baskets of the recent past that hold it
 * @param repeatRate how likely somebody who has it takes it again with their next basket, over how
 *     likely that is for any item
 */
public record ItemFigures(int[] buyers, int[] recent, float[] repeatRate) {
  public ItemFigures {
    if (recent.length != buyers.length || repeatRate.length != buyers.length) {
      throw new IllegalArgumentException("figures of differing numbers of items");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ItemFigures that
        && Arrays.equals(buyers, that.buyers)
        && Arrays.equals(recent, that.recent)
        && Arrays.equals(repeatRate, that.repeatRate);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(buyers), Arrays.hashCode(recent));
  }

  @Override
  public String toString() {
    return "ItemFigures[" + buyers.length + " items]";
  }
}
