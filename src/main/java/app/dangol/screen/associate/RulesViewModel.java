package app.dangol.screen.associate;

import app.dangol.customer.TaskRule;
import app.dangol.screen.FxThread;
import app.dangol.screen.associate.model.RulePage;
import app.dangol.screen.associate.model.RulePage.Which;
import app.dangol.screen.associate.model.RulePresenter;
import app.dangol.visit.RuleDesk;
import app.dangol.visit.RuleLook;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The rules by which the store's tablets make tasks, for as long as a manager looks after them. A
 * touch counts at once. Belongs to the FX thread, but for what takes looks in.
 */
public final class RulesViewModel {
  private static final int PERCENT_STEP = 5;
  private static final int PERCENT_MOST = 95;

  private final Wording wording;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<RulePage> page =
      new ReadOnlyObjectWrapper<>(new RulePage(List.of()));

  private Optional<RuleDesk> desk = Optional.empty();
  private List<TaskRule> rules = List.of();

  RulesViewModel(Wording wording) {
    this.wording = wording;
  }

  /** Says whom to ask; once. */
  public void use(RuleDesk used) {
    desk = Optional.of(used);
    used.subscribe(look -> FxThread.run(() -> take(look)));
  }

  /** Whether whoever serves now may change rules; the desk asks all the same. */
  public boolean isOffered() {
    return desk.filter(RuleDesk::isPermitted).isPresent();
  }

  /** Begins to look. */
  public void open() {
    open.set(true);
    desk.ifPresent(RuleDesk::look);
  }

  /** Looks away. */
  public void close() {
    open.set(false);
    rules = List.of();
    present();
  }

  /** Switches a rule on or off. */
  public void toggle(TaskRule.Kind kind) {
    change(
        kind,
        rule ->
            new TaskRule(kind, !rule.on(), rule.percent(), rule.span(), rule.most(), rule.text()));
  }

  /**
   * Makes one of a rule's figures larger or smaller by a step, as far as it goes.
   *
   * @param steps 1 or -1
   */
  public void step(TaskRule.Kind kind, Which which, int steps) {
    change(kind, rule -> stepped(rule, which, steps));
  }

  private static TaskRule stepped(TaskRule rule, Which which, int steps) {
    int percent = rule.percent();
    int span = rule.span();
    int most = rule.most();
    switch (which) {
      case PERCENT ->
          percent = Math.clamp(percent + (long) steps * PERCENT_STEP, PERCENT_STEP, PERCENT_MOST);
      case SPAN -> {
        int step = stepOf(rule.kind());
        span = Math.clamp(span + (long) steps * step, step, TaskRule.MAX_SPAN);
      }
      case MOST -> most = Math.clamp(most + (long) steps, 1, TaskRule.MAX_MOST);
    }
    return new TaskRule(rule.kind(), rule.on(), percent, span, most, rule.text());
  }

  private static int stepOf(TaskRule.Kind kind) {
    return switch (kind) {
      case REPURCHASE_DUE -> 1;
      case LAPSING -> 5;
      case OPEN_CART -> 12;
    };
  }

  /** Gives a rule words of the store's own; blank ones give it the program's again. */
  public void write(TaskRule.Kind kind, String text) {
    change(
        kind,
        rule ->
            new TaskRule(
                kind, rule.on(), rule.percent(), rule.span(), rule.most(), Optional.of(text)));
  }

  private void change(TaskRule.Kind kind, UnaryOperator<TaskRule> how) {
    rules.stream()
        .filter(rule -> rule.kind() == kind)
        .findFirst()
        .ifPresent(rule -> {
          TaskRule changed = how.apply(rule);
          if (!changed.equals(rule)) {
            desk.ifPresent(asked -> asked.set(changed));
          }
        });
  }

  private void take(RuleLook look) {
    if (open.get() && look instanceof RuleLook.Seen(List<TaskRule> seen)) {
      rules = seen;
      present();
    }
  }

  /** Says it again in the language now in use. */
  void present() {
    page.set(new RulePresenter(wording.texts()).of(rules));
  }

  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<RulePage> pageProperty() {
    return page.getReadOnlyProperty();
  }
}
