package app.dangol.hub.ops;

import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Ops;
import java.util.function.BiFunction;

/** What one type of op does. It checks everything before it changes the first row. */
interface OpRule {
  /** Has the op's effect, or says why not, in the transaction that keeps its result. */
  OpOutcome apply(Ops.Op op, Sender sender, HubTransaction transaction);

  /** A rule that shows its sender nothing, and so need not know who that is. */
  static OpRule of(BiFunction<Ops.Op, HubTransaction, OpOutcome> rule) {
    return (op, sender, transaction) -> rule.apply(op, transaction);
  }
}
