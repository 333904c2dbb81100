package app.dangol.insight;

import app.dangol.customer.HistoryLine.Amount;
import java.util.Optional;

/**
 * How recently, how often and for how much somebody buys, beside the others of this shop. A score
 * of 5 says: in the best fifth.
 *
 * @param recency 1 to 5
 * @param frequency 1 to 5
 * @param monetary 1 to 5; empty where their money or the others' is not known
 * @param figures their own, that the scores were found by
 * @param cuts the shop's, that they were held against
 */
public record Rfm(
    int recency, int frequency, Optional<Integer> monetary, Figures figures, RfmCuts cuts) {
  /**
   * What is compared.
   *
   * @param silent days since the newest purchase
   * @param days on how many days they bought
   * @param spent what all of it came to, where that is known
   */
  public record Figures(int silent, int days, Optional<Amount> spent) {
    public static Figures of(VisitFacts facts, Purchases purchases) {
      return new Figures(facts.silent(), facts.days(), purchases.spent());
    }
  }

  /** The group they belong to, by how recent and how often. */
  public enum Segment {
    /** Often and lately. */
    REGULAR,
    /** Lately, not yet often. */
    NEW_OR_GROWING,
    /** Often once, not lately. */
    MISSED,
    /** Neither. */
    OCCASIONAL
  }

  private static final int UPPER_HALF = 3;

  public Segment segment() {
    boolean lately = recency >= UPPER_HALF;
    boolean often = frequency >= UPPER_HALF;
    if (lately) {
      return often ? Segment.REGULAR : Segment.NEW_OR_GROWING;
    }
    return often ? Segment.MISSED : Segment.OCCASIONAL;
  }
}
