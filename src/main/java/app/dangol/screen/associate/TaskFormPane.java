package app.dangol.screen.associate;

import app.dangol.customer.Tasks;
import app.dangol.screen.associate.model.TaskForm;
import app.dangol.screen.part.ChoiceChip;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.TextBox;
import app.dangol.screen.part.TextLabel;
import app.dangol.text.Texts;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Where a task is written down or changed: its words, and a few chips to choose from. */
final class TaskFormPane extends VBox {
  private final Texts texts;

  TaskFormPane(Texts texts, TaskViewModel model, TaskForm form) {
    this.texts = texts;
    getStyleClass().add("task-form");
    getChildren().add(new TextLabel(form.title(), "title-3"));
    TextBox words = new TextBox(texts.get("task.text"), Tasks.MAX_LENGTH);
    // Weak on both sides: a sheet that is gone does not stay alive through the model.
    words.area().textProperty().bindBidirectional(model.textProperty());
    Supplier<String> kind = choices("task.kind", form.kinds());
    getChildren().add(words);
    Supplier<String> day = choices("task.day", form.days());
    Supplier<String> who = choices("task.who", form.who());
    Supplier<String> about = choices("task.about", form.about());
    PillButton save =
        new PillButton(
            PillButton.Kind.PRIMARY,
            texts.get("task.save"),
            () -> model.save(new TaskForm.Chosen(kind.get(), day.get(), who.get(), about.get())));
    save.setDisable(words.area().getText().isBlank());
    ChangeListener<String> written = (property, was, now) -> save.setDisable(now.isBlank());
    words.area().textProperty().addListener(written);
    PillButton cancel =
        new PillButton(PillButton.Kind.QUIET, texts.get("task.cancel"), model::giveUp);
    FlowPane actions = new FlowPane(save, cancel);
    actions.getStyleClass().add("actions");
    getChildren().add(actions);
  }

  /** Returns what is chosen; blank where there is nothing to choose. */
  private Supplier<String> choices(String title, List<TaskForm.Choice> offered) {
    if (offered.isEmpty()) {
      return () -> "";
    }
    ToggleGroup group = new ToggleGroup();
    FlowPane row = new FlowPane();
    row.getStyleClass().add("tools");
    for (TaskForm.Choice choice : offered) {
      ChoiceChip chip = new ChoiceChip(choice.words(), on -> {});
      chip.setUserData(choice.key());
      chip.setSelected(choice.chosen());
      chip.setToggleGroup(group);
      row.getChildren().add(chip);
    }
    // One of them is always chosen: touching it again takes nothing away.
    group
        .selectedToggleProperty()
        .addListener((property, was, now) -> {
          if (now == null && was != null) {
            group.selectToggle(was);
          }
        });
    VBox setting = new VBox(new TextLabel(texts.get(title), "caption"), row);
    setting.getStyleClass().add("task-choice");
    getChildren().add(setting);
    return () ->
        group.getSelectedToggle() == null ? "" : (String) group.getSelectedToggle().getUserData();
  }
}
