package app.dangol.hub.model.count;

/**
 * One buyer's baskets, oldest first, without anything that says who it is.
 *
 * @param days of each, counted from 1970-01-01
 * @param baskets items of each by number, each once and ascending
 */
public record Journey(int[] days, int[][] baskets) {
  public Journey {
    if (days.length != baskets.length) {
      throw new IllegalArgumentException("a day for each basket");
    }
    for (int b = 0; b < days.length; b++) {
      if (b > 0 && days[b] < days[b - 1]) {
        throw new IllegalArgumentException("baskets are to be oldest first");
      }
      for (int i = 1; i < baskets[b].length; i++) {
        if (baskets[b][i] <= baskets[b][i - 1]) {
          throw new IllegalArgumentException("items are to be ascending");
        }
      }
    }
  }

  @Override
  public String toString() {
    return "Journey[" + days.length + " baskets]";
  }
}
