package app.dangol.hub.ops;

import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Ops;

/** What one type of op does. It checks everything before it changes the first row. */
@FunctionalInterface
interface OpRule {
  OpOutcome apply(Ops.Op op, HubTransaction transaction);
}
