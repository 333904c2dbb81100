package app.dangol.hub.ops;

import app.dangol.hub.erasure.Erasure;
import app.dangol.hub.erasure.Whose;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Ops;
import java.time.Clock;
import java.time.Instant;

/**
 * Somebody is erased. Asked for twice, by two devices that were offline, it is done once and has
 * been done both times; the second time the hub says that it knows nobody of that id.
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
              .orElseGet(() -> erase(op.subject(), wanted.customer(), now, transaction));
        });
  }

  /** Who asked may have mistyped the id; or a device has more than the hub, and is told. */
  private static OpOutcome erase(
      String receipt, String customer, Instant now, HubTransaction transaction) {
    boolean known = !new Whose.Id(customer).find(transaction).isEmpty();
    return new OpOutcome.Applied(
        new Erasure(transaction).erase(receipt, customer, now),
        known ? null : Ops.UNKNOWN_CUSTOMER);
  }
}
