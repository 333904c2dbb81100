package app.dangol.hub.model.data;

import java.util.List;

/**
 * Everything a training looks at.
 *
 * @param skus in the order of the items' numbers
 * @param buyers whom to learn from
 * @param validation by whom the weights are found; nothing is learned from their targets
 * @param attributes for each item the numbers of its attributes, each once; empty arrays where none
 *     are known
 * @param digest of what was read, in hex
 */
@SuppressWarnings("ArrayRecordComponent")
public record TrainingData(
    List<String> skus,
    List<Buyer> buyers,
    List<Question> validation,
    int[][] attributes,
    String digest) {
  public int items() {
    return skus.size();
  }

  /** How many baskets there are to learn from. */
  public long baskets() {
    return buyers.stream().mapToLong(buyer -> buyer.baskets().length).sum();
  }

  @Override
  public String toString() {
    return "TrainingData[" + skus.size() + " items, " + buyers.size() + " buyers]";
  }
}
