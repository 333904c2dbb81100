package app.dangol.hub.model.count;

import java.io.Serializable;

/**
 * How examples are made of a journey: each of its newest baskets is what came next after all before
 * it.
 *
 * @param historyDecay what a basket counts for less than the one after it, newest 1
 * @param targetDecay what an example counts for less than the one after it, newest 1
 * @param targets how many examples at most; older ones would hardly count
 */
public record Recipe(double historyDecay, double targetDecay, int targets) implements Serializable {
  /** Measured to be best on several shops. */
  public static final Recipe STANDARD = new Recipe(0.9, 0.5, 10);

  public Recipe {
    if (!(historyDecay > 0 && historyDecay <= 1 && targetDecay > 0 && targetDecay <= 1)) {
      throw new IllegalArgumentException("decays are above 0 and at most 1");
    }
    if (targets < 0) {
      throw new IllegalArgumentException("fewer than no targets");
    }
  }
}
