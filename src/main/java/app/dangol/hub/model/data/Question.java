package app.dangol.hub.model.data;

/**
 * Somebody whose next basket is to be foretold.
 *
 * @param user the name in the folder
 * @param history oldest first; item numbers, each once in a basket; no basket is empty
 * @param target the next basket, each item once; empty where it is kept back
 */
@SuppressWarnings("ArrayRecordComponent")
public record Question(String user, int[][] history, int[] target) {
  @Override
  public String toString() {
    return "Question[" + history.length + " baskets]";
  }
}
