package app.dangol.hub.ops;

import app.dangol.hub.ConsentLedger;
import app.dangol.hub.store.HubTransaction;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.Suspension;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/**
 * An entry in the ledger of consents, never changed. What counts of it follows from the ledger as a
 * whole: who withdraws the look-up is taken off every device. A suspension is an entry, too.
 */
final class ConsentRule implements OpRule {
  private static final int MAX_VERSION = 64;

  private final Clock clock;

  ConsentRule(Clock clock) {
    this.clock = clock;
  }

  @Override
  public OpOutcome apply(Ops.Op op, Sender sender, HubTransaction transaction) {
    return OpBodies.with(
        op,
        Ops.ConsentEntry.class,
        clock.instant(),
        (entry, at) -> {
          boolean known =
              entry.purpose().equals(Suspension.LEDGER)
                  || Arrays.stream(ConsentPurpose.values())
                      .anyMatch(p -> p.key().equals(entry.purpose()));
          if (!known
              || entry.textVersion().isBlank()
              || entry.textVersion().length() > MAX_VERSION) {
            return OpBodies.badBody("an entry names a purpose and the wording that was shown");
          }
          Entity.Consent consent =
              new Entity.Consent(
                  op.subject(),
                  op.opId(),
                  at.toString(),
                  entry.purpose(),
                  entry.granted(),
                  "consent",
                  entry.textVersion(),
                  ConsentLedger.DEVICE);
          Optional<ConsentLedger.Written> written =
              sender.device().map(device -> new ConsentLedger.Written(device, op.seq()));
          return CustomerRows.findForConsent(op.subject(), transaction)
              .<OpOutcome>map(
                  rows -> new OpOutcome.Applied(rows.put(consent, clock.instant(), written)))
              .orElseGet(CustomerRows::unknown);
        });
  }
}
