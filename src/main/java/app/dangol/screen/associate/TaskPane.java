package app.dangol.screen.associate;

import app.dangol.screen.associate.model.TaskPage;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.TextLabel;
import app.dangol.text.Texts;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** The sheet with the store's open work; each is done at one touch. */
final class TaskPane extends VBox {
  private final Texts texts;
  private final TaskViewModel model;
  private final ChangeListener<Optional<TaskPage>> follow = (property, was, now) -> show(now);

  TaskPane(Texts texts, TaskViewModel model) {
    this.texts = texts;
    this.model = model;
    getStyleClass().addAll("sync-pane", "task-pane");
    show(model.property().get());
    model.property().addListener(follow);
    // A sheet that is gone must not be kept by what it listened to.
    sceneProperty()
        .addListener((property, was, scene) -> {
          if (scene == null) {
            model.property().removeListener(follow);
          }
        });
  }

  private void show(Optional<TaskPage> page) {
    getChildren().clear();
    page.ifPresent(shown -> {
      if (!shown.hint().isBlank()) {
        getChildren().add(new TextLabel(shown.hint(), "body", "muted"));
      }
      shown.rows().forEach(row -> getChildren().add(card(row)));
    });
  }

  private Node card(TaskPage.Row row) {
    VBox card = new VBox(new TextLabel(row.text(), "title-3"));
    card.getStyleClass().add("refusal");
    if (!row.about().isBlank()) {
      card.getChildren().add(new TextLabel(row.about(), row.late() ? "body" : "caption"));
    }
    PillButton done =
        new PillButton(
            PillButton.Kind.PLAIN, texts.get("task.do"), Icon.CHECK, () -> model.done(row.id()));
    // A list of buttons of one word: whoever hears them needs to know which is which.
    done.setAccessibleText(texts.get("task.do.one", row.text()));
    card.getChildren().add(done);
    return card;
  }
}
