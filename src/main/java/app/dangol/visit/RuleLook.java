package app.dangol.visit;

import app.dangol.customer.TaskRule;
import app.dangol.failure.ErrorCode;
import java.util.List;

/** What somebody sees who looks at the store's rules for tasks. */
public sealed interface RuleLook {
  /** One of each kind, in their order. */
  record Seen(List<TaskRule> rules) implements RuleLook {
    public Seen {
      rules = List.copyOf(rules);
    }
  }

  /** It could not be looked at or changed. */
  record Failed(ErrorCode code) implements RuleLook {}
}
