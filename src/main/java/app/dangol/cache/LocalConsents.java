package app.dangol.cache;

import app.dangol.id.CustomerId;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.Suspension;
import app.dangol.wire.Ops;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What customers agreed to or withdrew on this device and the cache does not know yet: it counts
 * here at once. Read it before {@code cache.db}.
 */
record LocalConsents(Map<String, List<LocalOp>> bySubject) {
  /** Nothing was said here. */
  static final LocalConsents NONE = new LocalConsents(Map.of());

  static LocalConsents read(Session session, FieldCipher cipher) throws SQLException {
    return new LocalConsents(LocalOp.listBySubject(session, cipher, List.of(Ops.CONSENT_RECORD)));
  }

  /** A withdrawal counts even where the hub refused it: what was asked for is to be let alone. */
  static boolean counts(LocalOp op, long position) {
    boolean refusedWithdrawal =
        op.state() == OpState.ATTENTION && !op.bodyAs(Ops.ConsentEntry.class).granted();
    return refusedWithdrawal || op.isLaidOver(position);
  }

  /** What one customer agrees to, over what the hub last said. */
  Set<ConsentPurpose> over(Set<ConsentPurpose> granted, CustomerId whose, long position) {
    Set<ConsentPurpose> now = EnumSet.noneOf(ConsentPurpose.class);
    now.addAll(granted);
    for (LocalOp op : bySubject.getOrDefault(whose.value(), List.of())) {
      if (counts(op, position)) {
        Ops.ConsentEntry entry = op.bodyAs(Ops.ConsentEntry.class);
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
          if (purpose.key().equals(entry.purpose())) {
            if (entry.granted()) {
              now.add(purpose);
            } else {
              now.remove(purpose);
            }
          }
        }
      }
    }
    return now;
  }

  /** Whether nobody withdrew here that the customer is looked up, of those who were. */
  boolean mayLookUp(CustomerId whose, long position) {
    return over(Set.of(ConsentPurpose.LOOKUP), whose, position).contains(ConsentPurpose.LOOKUP);
  }

  /** Whether nothing is to be done with one customer's data, over what the hub last said. */
  boolean suspended(boolean known, CustomerId whose, long position) {
    boolean now = known;
    for (LocalOp op : bySubject.getOrDefault(whose.value(), List.of())) {
      if (counts(op, position)) {
        Ops.ConsentEntry entry = op.bodyAs(Ops.ConsentEntry.class);
        if (entry.purpose().equals(Suspension.LEDGER)) {
          now = !entry.granted();
        }
      }
    }
    return now;
  }

  @Override
  public String toString() {
    return "LocalConsents[" + bySubject.size() + "]";
  }
}
