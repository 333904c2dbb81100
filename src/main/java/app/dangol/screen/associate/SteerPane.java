package app.dangol.screen.associate;

import app.dangol.screen.associate.model.SteerPage;
import app.dangol.screen.part.ChoiceChip;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.SectionHead;
import app.dangol.screen.part.TextBox;
import app.dangol.screen.part.TextLabel;
import app.dangol.text.Texts;
import app.dangol.visit.steer.SteeringWord;
import app.dangol.visit.steer.SteeringWord.Act;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The sheet on which a manager says what is suggested first, more or not at all. */
final class SteerPane extends VBox {
  private static final String HERE = "here";
  private static final String EVERYWHERE = "everywhere";

  private final Texts texts;
  private final SteerViewModel model;
  private final VBox form = new VBox();
  private final VBox list = new VBox();
  private Optional<String> shownFor = Optional.empty();
  private final ChangeListener<Optional<SteerPage>> follow =
      (property, was, now) -> now.ifPresent(this::show);

  /** One that can be chosen. */
  private record Choice(String key, String words) {}

  SteerPane(Texts texts, SteerViewModel model) {
    this.texts = texts;
    this.model = model;
    getStyleClass().addAll("sync-pane", "steer-pane");
    form.getStyleClass().add("task-form");
    list.getStyleClass().add("task-form");
    getChildren().addAll(form, list);
    model.property().get().ifPresent(this::show);
    model.property().addListener(follow);
    // A sheet that is gone must not be kept by what it listened to.
    sceneProperty()
        .addListener((property, was, scene) -> {
          if (scene == null) {
            model.property().removeListener(follow);
          }
        });
  }

  private void show(SteerPage page) {
    // What is being written must not go because something else has changed.
    if (!page.about().equals(shownFor) || form.getChildren().isEmpty()) {
      shownFor = page.about();
      form.getChildren().setAll(new TextLabel(texts.get("steer.hint"), "body", "muted"));
      page.about().ifPresent(name -> writeForm(name, page));
    }
    list.getChildren().setAll(new SectionHead(texts.get("steer.now"), null));
    if (page.rows().isEmpty()) {
      list.getChildren().add(new TextLabel(texts.get("steer.none"), "body", "muted"));
    }
    page.rows().forEach(row -> list.getChildren().add(row(row)));
  }

  private void writeForm(String name, SteerPage page) {
    form.getChildren().add(new TextLabel(texts.get("steer.about", name), "title-3"));
    Supplier<String> act =
        choices(
            "steer.act",
            Arrays.stream(Act.values())
                .map(each -> new Choice(each.key(), texts.get("steer.act." + each.key()))));
    Supplier<String> where =
        choices(
            "steer.where",
            Stream.of(HERE, EVERYWHERE)
                .map(key -> new Choice(key, texts.get("steer.where." + key))));
    Supplier<String> until =
        choices("steer.until", page.days().stream().map(day -> new Choice(day.key(), day.words())));
    TextBox words = new TextBox(texts.get("steer.reason"), SteeringWord.MAX_REASON);
    // Weak on both sides: a sheet that is gone does not stay alive through the model.
    words.area().textProperty().bindBidirectional(model.reasonProperty());
    PillButton save =
        new PillButton(
            PillButton.Kind.PRIMARY,
            texts.get("steer.save"),
            () ->
                Act.find(act.get())
                    .ifPresent(
                        chosen -> model.say(chosen, where.get().equals(EVERYWHERE), until.get())));
    save.setDisable(words.area().getText().isBlank());
    words.area().textProperty().addListener((property, was, now) -> save.setDisable(now.isBlank()));
    FlowPane actions = new FlowPane(save);
    actions.getStyleClass().add("actions");
    form.getChildren().addAll(words, actions);
  }

  /** The first is chosen; returns which is. */
  private Supplier<String> choices(String title, Stream<Choice> offered) {
    List<Choice> all = offered.toList();
    ToggleGroup group = new ToggleGroup();
    FlowPane row = new FlowPane();
    row.getStyleClass().add("tools");
    for (Choice choice : all) {
      ChoiceChip chip = new ChoiceChip(choice.words(), on -> {});
      chip.setUserData(choice.key());
      chip.setSelected(choice.equals(all.getFirst()));
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
    form.getChildren().add(setting);
    return () -> String.valueOf(group.getSelectedToggle().getUserData());
  }

  private Node row(SteerPage.Row row) {
    PillButton lift =
        new PillButton(
            PillButton.Kind.QUIET,
            texts.get("steer.lift"),
            Icon.REOPEN,
            () -> model.lift(row.sku(), row.store()));
    lift.setAccessibleText(row.spoken());
    FlowPane actions = new FlowPane(lift);
    actions.getStyleClass().add("actions");
    VBox card =
        new VBox(
            new TextLabel(row.name(), "title-3"),
            new TextLabel(row.said(), "body"),
            new TextLabel(row.why(), "caption"),
            actions);
    card.getStyleClass().add("refusal");
    return card;
  }
}
