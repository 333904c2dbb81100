package app.dangol.hub.ops;

import app.dangol.hub.Put;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Entity;
import app.dangol.wire.EntityKey;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.time.Instant;

/**
 * The wish list as a set of products: of all that was said about one product, the latest counts, in
 * whatever order it arrives. Of two at the same moment the removal counts.
 */
final class WishRules {
  /** Records: {@code customer|sku} → the last word. */
  static final String KIND = "wish";

  private final Clock clock;

  WishRules(Clock clock) {
    this.clock = clock;
  }

  OpOutcome add(Ops.Op op, HubTransaction transaction) {
    return change(op, true, transaction);
  }

  OpOutcome remove(Ops.Op op, HubTransaction transaction) {
    return change(op, false, transaction);
  }

  /** The last word on one product of one customer. */
  private record Word(String at, boolean wanted) {
    boolean isOverruledBy(Instant later, boolean laterWanted) {
      int order = Instant.parse(at).compareTo(later);
      return order < 0 || (order == 0 && wanted && !laterWanted);
    }
  }

  private OpOutcome change(Ops.Op op, boolean wanted, HubTransaction transaction) {
    return OpBodies.with(
        op,
        Ops.WishItem.class,
        clock.instant(),
        (item, at) -> {
          if (!OpBodies.isName(item.sku())) {
            return OpBodies.badBody("the sku must have 1 to 128 characters");
          }
          return CustomerRows.find(op.subject(), transaction)
              .map(rows ->
                  change(
                      new Entity.Wish(op.subject(), item.sku(), at.toString()),
                      at,
                      wanted,
                      rows,
                      transaction))
              .orElseGet(CustomerRows::unknown);
        });
  }

  private static OpOutcome change(
      Entity.Wish wish, Instant at, boolean wanted, CustomerRows rows, HubTransaction transaction) {
    String key = EntityKey.of(wish);
    boolean overruled =
        rows.listKeys(key).stream()
            .flatMap(own -> transaction.findRecord(KIND, own).stream())
            .map(text -> StrictJson.read(text, Word.class))
            .anyMatch(word -> !word.isOverruledBy(at, wanted));
    if (overruled) {
      return new OpOutcome.Applied(0);
    }
    transaction.keepRecord(KIND, key, StrictJson.write(new Word(at.toString(), wanted)));
    return new OpOutcome.Applied(wanted ? rows.put(Put.of(wish)) : rows.remove(Entity.WISH, key));
  }
}
