package app.dangol.screen.associate;

import app.dangol.customer.TaskRule;
import app.dangol.screen.associate.model.RulePage;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.IconButton;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.Switch;
import app.dangol.screen.part.TextBox;
import app.dangol.screen.part.TextLabel;
import app.dangol.text.Texts;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The sheet where a manager says by which rules the store's tablets make tasks. */
final class RulesPane extends VBox {
  private final Texts texts;
  private final RulesViewModel model;
  private final ChangeListener<RulePage> follow = (property, was, now) -> show(now);

  RulesPane(Texts texts, RulesViewModel model) {
    this.texts = texts;
    this.model = model;
    getStyleClass().addAll("sync-pane", "rules-pane");
    show(model.pageProperty().get());
    model.pageProperty().addListener(follow);
    // A sheet that is gone must not be kept by what it listened to.
    sceneProperty()
        .addListener((property, was, scene) -> {
          if (scene == null) {
            model.pageProperty().removeListener(follow);
          }
        });
  }

  private void show(RulePage page) {
    getChildren().setAll(new TextLabel(texts.get("rule.hint"), "body", "muted"));
    page.rows().forEach(row -> getChildren().add(rule(row)));
  }

  private Node rule(RulePage.Row row) {
    TextLabel title = new TextLabel(row.title(), "title-3");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox head = new HBox(title, new Switch(row.said(), row.on(), () -> model.toggle(row.kind())));
    head.getStyleClass().add("rule-row");
    VBox card = new VBox(head, new TextLabel(row.what(), "caption"));
    card.getStyleClass().add("refusal");
    if (row.on()) {
      row.figures().forEach(figure -> card.getChildren().add(figure(row.kind(), figure)));
      card.getChildren().add(text(row));
    }
    return card;
  }

  private Node figure(TaskRule.Kind kind, RulePage.Figure figure) {
    TextLabel name = new TextLabel(figure.name(), "body");
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    TextLabel value = new TextLabel(figure.value(), "body");
    value.getStyleClass().add("rule-value");
    value.setMinWidth(Region.USE_PREF_SIZE);
    HBox line =
        new HBox(
            name,
            new IconButton(Icon.REMOVE, figure.less(), () -> model.step(kind, figure.which(), -1)),
            value,
            new IconButton(Icon.ADD, figure.more(), () -> model.step(kind, figure.which(), 1)));
    line.getStyleClass().add("rule-row");
    return line;
  }

  private Node text(RulePage.Row row) {
    TextBox words = new TextBox(texts.get("rule.text"), TaskRule.MAX_TEXT);
    words.area().setText(row.text());
    PillButton save =
        new PillButton(
            PillButton.Kind.QUIET,
            texts.get("rule.text.save"),
            () -> model.write(row.kind(), words.area().getText()));
    save.setAccessibleText(texts.get("rule.text.save.one", row.title()));
    return new VBox(words, save);
  }
}
