package app.dangol.cache;

import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.OwnCard;
import app.dangol.trust.Suspension;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The purposes a customer's row says are granted. */
final class ConsentPurposes {
  private ConsentPurposes() {}

  /**
   * @param granted their keys, a blank between two; those this program does not know are left out
   */
  static Set<ConsentPurpose> of(String granted) {
    List<String> keys = List.of(granted.split(" "));
    Set<ConsentPurpose> purposes = EnumSet.noneOf(ConsentPurpose.class);
    for (ConsentPurpose purpose : ConsentPurpose.values()) {
      if (keys.contains(purpose.key())) {
        purposes.add(purpose);
      }
    }
    return purposes;
  }

  /**
   * Whether the row says that they are shown for their own card alone.
   *
   * @param granted as {@link #of}
   */
  static boolean isByOwnCard(String granted) {
    return OwnCard.isMarked(List.of(granted.split(" ")));
  }

  /**
   * Whether the row says that nothing is to be done with their data for now.
   *
   * @param granted as {@link #of}
   */
  static boolean isSuspended(String granted) {
    return Suspension.isMarked(List.of(granted.split(" ")));
  }
}
