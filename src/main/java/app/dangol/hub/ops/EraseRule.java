package app.dangol.hub.ops;

import app.dangol.hub.erasure.Erasure;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Ops;
import java.time.Clock;
import java.time.Instant;

/**
 * Somebody is erased. Asked for twice, by two devices that were offline, it is done once and has
 * been done both times.
 */
final class EraseRule implements OpRule {
  private final Clock clock;

  EraseRule(Clock clock) {
    this.clock = clock;
  }

  @Override
  public OpOutcome apply(Ops.Op op, Sender sender, HubTransaction transaction) {
    Instant now = clock.instant();
    return OpBodies.with(
        op,
        Ops.Erase.class,
        now,
        (wanted, at) -> {
          if (!OpBodies.isName(wanted.customer())
              || !OpLedger.isUuid7(op.subject())
              || op.subject().equals(wanted.customer())) {
            return OpBodies.badBody(
                "an erasure names a customer in its body, and a receipt beside");
          }
          return Reach.refusal(op.type(), wanted.customer(), sender, transaction, now)
              .orElseGet(() ->
                  new OpOutcome.Applied(
                      new Erasure(transaction).erase(op.subject(), wanted.customer(), now)));
        });
  }
}
