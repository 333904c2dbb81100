package app.dangol.hub.model.data;

/**
 * One person to learn from.
 *
 * @param baskets oldest first; item numbers, each once in a basket; no basket is empty
 * @param current whether the last basket is of the newest time there is data of
 */
@SuppressWarnings("ArrayRecordComponent")
public record Buyer(int[][] baskets, boolean current) {
  /** Tells of what somebody bought, so it is not told. */
  @Override
  public String toString() {
    return "Buyer[" + baskets.length + " baskets]";
  }
}
