package app.dangol.hub.ops;

import app.dangol.customer.TaskRule;
import app.dangol.hub.log.Buckets;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * By which rules a store's devices make tasks: each is kept as a whole, and the later one counts.
 */
final class TaskRuleSet {
  private final Clock clock;

  TaskRuleSet(Clock clock) {
    this.clock = clock;
  }

  OpOutcome set(Ops.Op op, HubTransaction transaction) {
    return OpBodies.with(
        op, Ops.TaskRule.class, clock.instant(), (rule, at) -> set(op, rule, at, transaction));
  }

  private static OpOutcome set(
      Ops.Op op, Ops.TaskRule rule, Instant at, HubTransaction transaction) {
    Optional<TaskRule.Kind> kind = TaskRule.Kind.find(op.subject());
    if (kind.isEmpty()) {
      return OpBodies.badBody("this hub does not know that kind of rule");
    }
    String bucket = Bucket.workOf(rule.store());
    if (!Buckets.isName(bucket)) {
      return OpBodies.badBody("that is no store's id");
    }
    try {
      new TaskRule(
          kind.get(),
          rule.active(),
          rule.percent(),
          rule.span(),
          rule.most(),
          Optional.ofNullable(rule.text()));
    } catch (IllegalArgumentException e) {
      return OpBodies.badBody("a figure or the text of the rule is out of its range");
    }
    Entity.TaskRule row =
        new Entity.TaskRule(
            op.subject(),
            rule.store(),
            rule.active(),
            rule.percent(),
            rule.span(),
            rule.most(),
            rule.text(),
            at.toString(),
            op.author());
    return new OpOutcome.Applied(
        transaction.put(bucket, Entity.TASK_RULE, row.kind(), StrictJson.write(row)));
  }
}
