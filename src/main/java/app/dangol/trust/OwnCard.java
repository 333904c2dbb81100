package app.dangol.trust;

import java.util.Collection;

/**
 * That somebody never said a word about being looked up and is shown only because they held up
 * their own card. It is no consent: it lasts as long as a copy fetched on demand.
 */
public final class OwnCard {
  /** Stands among the purposes of a customer's row that came on demand. */
  public static final String MARK = "by_own_card";

  private OwnCard() {}

  /** Whether a customer's row says so. */
  public static boolean isMarked(Collection<String> granted) {
    return granted.contains(MARK);
  }
}
