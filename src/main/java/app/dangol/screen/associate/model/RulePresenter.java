package app.dangol.screen.associate.model;

import app.dangol.customer.TaskRule;
import app.dangol.screen.associate.model.RulePage.Figure;
import app.dangol.screen.associate.model.RulePage.Which;
import app.dangol.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** Puts rules into words, for one language. */
public final class RulePresenter {
  private final Texts texts;

  public RulePresenter(Texts texts) {
    this.texts = texts;
  }

  public RulePage of(List<TaskRule> rules) {
    return new RulePage(rules.stream().map(this::row).toList());
  }

  private RulePage.Row row(TaskRule rule) {
    String title = texts.get("task.kind." + rule.kind().key());
    List<Figure> figures = new ArrayList<>();
    if (rule.kind() != TaskRule.Kind.OPEN_CART) {
      figures.add(
          figure(
              Which.PERCENT,
              "rule.percent." + rule.kind().key(),
              texts.get("rule.percent", rule.percent())));
    }
    boolean hours = rule.kind() == TaskRule.Kind.OPEN_CART;
    figures.add(
        figure(
            Which.SPAN,
            "rule.span." + rule.kind().key(),
            texts.get(hours ? "rule.hours" : "rule.days", rule.span())));
    figures.add(figure(Which.MOST, "rule.most", texts.get("rule.tasks", rule.most())));
    return new RulePage.Row(
        rule.kind(),
        title,
        texts.get("rule.what." + rule.kind().key()),
        rule.on(),
        texts.get(rule.on() ? "rule.on" : "rule.off", title),
        figures,
        rule.text().orElse(""));
  }

  private Figure figure(Which which, String name, String value) {
    String words = texts.get(name);
    return new Figure(
        which, words, value, texts.get("rule.less", words), texts.get("rule.more", words));
  }
}
