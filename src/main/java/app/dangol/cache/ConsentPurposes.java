package app.dangol.cache;

import app.dangol.trust.ConsentPurpose;
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
}
