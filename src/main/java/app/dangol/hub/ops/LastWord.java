package app.dangol.hub.ops;

import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.StrictJson;
import java.time.Instant;

/**
 * The last word on one thing of a set, be it that it is in or that it is out: of all that was said
 * the latest counts, in whatever order it arrives. Of two at the same moment out counts.
 */
record LastWord(String at, boolean in) {
  private boolean isOverruledBy(Instant later, boolean laterIn) {
    int order = Instant.parse(at).compareTo(later);
    return order < 0 || (order == 0 && in && !laterIn);
  }

  /** Whether something later was said under one of those keys. */
  static boolean overrules(
      String kind, Iterable<String> keys, Instant at, boolean in, HubTransaction transaction) {
    for (String key : keys) {
      boolean stands =
          transaction
              .findRecord(kind, key)
              .map(text -> StrictJson.read(text, LastWord.class))
              .filter(word -> !word.isOverruledBy(at, in))
              .isPresent();
      if (stands) {
        return true;
      }
    }
    return false;
  }

  static void keep(String kind, String key, Instant at, boolean in, HubTransaction transaction) {
    transaction.keepRecord(kind, key, StrictJson.write(new LastWord(at.toString(), in)));
  }
}
