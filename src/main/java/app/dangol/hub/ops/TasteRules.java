package app.dangol.hub.ops;

import app.dangol.customer.StruckTaste;
import app.dangol.hub.Put;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Entity;
import app.dangol.wire.EntityKey;
import app.dangol.wire.Ops;
import java.time.Clock;
import java.time.Instant;

/** What a customer struck out of what is concluded about them, as a set; the last word counts. */
final class TasteRules {
  /** Records: {@code customer|what} → the last word. */
  static final String KIND = "taste";

  private static final int MAX_WHAT = 128;

  private final Clock clock;

  TasteRules(Clock clock) {
    this.clock = clock;
  }

  OpOutcome strike(Ops.Op op, HubTransaction transaction) {
    return change(op, true, transaction);
  }

  OpOutcome restore(Ops.Op op, HubTransaction transaction) {
    return change(op, false, transaction);
  }

  private OpOutcome change(Ops.Op op, boolean struck, HubTransaction transaction) {
    return OpBodies.with(
        op,
        Ops.Taste.class,
        clock.instant(),
        (taste, at) -> {
          if (taste.what().length() > MAX_WHAT || StruckTaste.find(taste.what()).isEmpty()) {
            return OpBodies.badBody("that is nothing that could be struck out");
          }
          return CustomerRows.find(op.subject(), transaction)
              .map(rows ->
                  change(
                      new Entity.Struck(op.subject(), taste.what(), at.toString()),
                      at,
                      struck,
                      rows,
                      transaction))
              .orElseGet(CustomerRows::unknown);
        });
  }

  private static OpOutcome change(
      Entity.Struck row,
      Instant at,
      boolean struck,
      CustomerRows rows,
      HubTransaction transaction) {
    String key = EntityKey.of(row);
    if (LastWord.overrules(KIND, rows.listKeys(key), at, struck, transaction)) {
      return new OpOutcome.Applied(0);
    }
    LastWord.keep(KIND, key, at, struck, transaction);
    return new OpOutcome.Applied(struck ? rows.put(Put.of(row)) : rows.remove(Entity.STRUCK, key));
  }
}
