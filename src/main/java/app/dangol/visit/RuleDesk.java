package app.dangol.visit;

import app.dangol.customer.TaskRule;
import app.dangol.customer.TaskRules;
import app.dangol.failure.ErrorCode;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.Permit;
import app.dangol.trust.access.Permits;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Where a manager looks at the rules by which the store's devices make tasks, and changes them.
 * Every method may be called from any thread and returns at once; the work runs in order on the
 * desk's thread, and so do the answers.
 */
public final class RuleDesk {
  private final TaskRules rules;
  private final Permits permits;
  private final Runnable changed;
  private final DeskWork<RuleLook> work;

  /**
   * @param changed called when a rule was changed here
   */
  public RuleDesk(TaskRules rules, Permits permits, Executor thread, Runnable changed) {
    this.rules = rules;
    this.permits = permits;
    this.changed = changed;
    this.work = new DeskWork<>(permits, thread, this::fail);
  }

  /** Tells every look to come, on the desk's thread. */
  public void subscribe(Consumer<RuleLook> listener) {
    work.subscribe(listener);
  }

  /** Whether whoever is signed in may look. */
  public boolean isPermitted() {
    return permits.ask(Act.MANAGE_RULES) instanceof Permit.Granted;
  }

  /** Tells the rules as they are. */
  public void look() {
    work.act(Act.MANAGE_RULES, who -> lookNow());
  }

  /** Has the store follow that rule from now on, then looks again. */
  public void set(TaskRule rule) {
    work.act(
        Act.MANAGE_RULES,
        who -> {
          rules.set(who.id(), rule);
          lookNow();
          changed.run();
        });
  }

  private void lookNow() {
    work.emit(new RuleLook.Seen(rules.list()));
  }

  private void fail(ErrorCode code) {
    work.emit(new RuleLook.Failed(code));
  }
}
