package app.dangol.screen.associate;

import app.dangol.screen.associate.model.TaskForm;
import app.dangol.screen.associate.model.TaskPage;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.SectionHead;
import app.dangol.screen.part.TextLabel;
import app.dangol.text.Texts;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The sheet with the store's open work; each is done at one touch, and one can be added. */
final class TaskPane extends VBox {
  private final Texts texts;
  private final TaskViewModel model;
  private final ChangeListener<Object> follow = (property, was, now) -> show();
  private @Nullable TaskForm shownForm;

  TaskPane(Texts texts, TaskViewModel model) {
    this.texts = texts;
    this.model = model;
    getStyleClass().addAll("sync-pane", "task-pane");
    show();
    model.property().addListener(follow);
    model.formProperty().addListener(follow);
    // A sheet that is gone must not be kept by what it listened to.
    sceneProperty()
        .addListener((property, was, scene) -> {
          if (scene == null) {
            model.property().removeListener(follow);
            model.formProperty().removeListener(follow);
          }
        });
  }

  /** While something is written down, news of other tasks leave the field in peace. */
  private void show() {
    Optional<TaskForm> form = model.formProperty().get();
    if (form.isPresent()) {
      if (!form.get().equals(shownForm)) {
        shownForm = form.get();
        getChildren().setAll(new TaskFormPane(texts, model, form.get()));
      }
      return;
    }
    shownForm = null;
    getChildren().clear();
    model.property().get().ifPresent(this::list);
  }

  private void list(TaskPage page) {
    getChildren()
        .add(
            new PillButton(
                PillButton.Kind.PLAIN, texts.get("task.add"), Icon.ADD, model::beginNew));
    if (!page.hint().isBlank()) {
      getChildren().add(new TextLabel(page.hint(), "body", "muted"));
    }
    page.rows().forEach(row -> getChildren().add(open(row)));
    if (!page.done().isEmpty()) {
      getChildren().add(new SectionHead(texts.get("task.done.title"), null));
      page.done().forEach(row -> getChildren().add(done(row)));
    }
  }

  private Node open(TaskPage.Row row) {
    VBox card = card(row);
    PillButton done =
        new PillButton(
            PillButton.Kind.PLAIN, texts.get("task.do"), Icon.CHECK, () -> model.done(row.id()));
    // A list of buttons of one word: whoever hears them needs to know which is which.
    done.setAccessibleText(texts.get("task.do.one", row.text()));
    PillButton change =
        new PillButton(
            PillButton.Kind.QUIET, texts.get("task.edit"), () -> model.beginChange(row.id()));
    change.setAccessibleText(texts.get("task.change.one", row.text()));
    FlowPane actions = new FlowPane(done, change);
    actions.getStyleClass().add("actions");
    card.getChildren().add(actions);
    return card;
  }

  private Node done(TaskPage.Row row) {
    VBox card = card(row);
    PillButton again =
        new PillButton(
            PillButton.Kind.QUIET,
            texts.get("task.reopen"),
            Icon.REOPEN,
            () -> model.reopen(row.id()));
    again.setAccessibleText(texts.get("task.reopen.one", row.text()));
    card.getChildren().add(again);
    return card;
  }

  private static VBox card(TaskPage.Row row) {
    VBox card = new VBox(new TextLabel(row.text(), "title-3"));
    card.getStyleClass().add("refusal");
    if (!row.about().isBlank()) {
      TextLabel about = new TextLabel(row.about(), "caption");
      if (row.late()) {
        about.getStyleClass().add("check");
      }
      card.getChildren().add(about);
    }
    return card;
  }
}
