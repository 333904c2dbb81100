package app.dangol.screen.associate;

import app.dangol.screen.associate.model.TrailPage;
import app.dangol.screen.part.ChoiceChip;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.TextLabel;
import app.dangol.text.Texts;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The sheet in which a manager reads the audit trail, a page at a time. */
final class TrailPane extends VBox {
  private final Texts texts;
  private final TrailViewModel model;
  private final ChangeListener<Object> follow = (property, was, now) -> show();

  TrailPane(Texts texts, TrailViewModel model) {
    this.texts = texts;
    this.model = model;
    getStyleClass().addAll("sync-pane", "trail-pane");
    show();
    model.property().addListener(follow);
    model.choosingProperty().addListener(follow);
    // A sheet that is gone must not be kept by what it listened to.
    sceneProperty()
        .addListener((property, was, scene) -> {
          if (scene == null) {
            model.property().removeListener(follow);
            model.choosingProperty().removeListener(follow);
          }
        });
  }

  private void show() {
    getChildren().clear();
    Optional<TrailPage> page = model.property().get();
    if (page.isEmpty()) {
      getChildren().add(new TextLabel(texts.get("trail.loading"), "body", "muted"));
    } else if (model.choosingProperty().get()) {
      choices(page.get());
    } else {
      list(page.get());
    }
  }

  private void list(TrailPage page) {
    if (!page.standing().isBlank()) {
      getChildren().add(standing(page));
      getChildren().add(new TextLabel(page.kept(), "caption"));
      PillButton choose =
          new PillButton(
              PillButton.Kind.PLAIN,
              texts.get("trail.choose"),
              Icon.SEARCH,
              () -> turn(() -> model.choosing(true)));
      getChildren().addAll(new TextLabel(page.chosen(), "title-3"), choose);
    }
    if (!page.hint().isBlank()) {
      getChildren().add(new TextLabel(page.hint(), "body", "muted"));
    }
    page.rows().forEach(row -> getChildren().add(row(row)));
    FlowPane turns = new FlowPane();
    turns.getStyleClass().add("tools");
    if (page.newer()) {
      turns.getChildren().add(turning("trail.newer", model::newer));
    }
    if (page.older()) {
      turns.getChildren().add(turning("trail.older", model::older));
    }
    if (!turns.getChildren().isEmpty()) {
      getChildren().add(turns);
    }
  }

  private PillButton turning(String key, Runnable how) {
    return new PillButton(PillButton.Kind.PLAIN, texts.get(key), () -> turn(how));
  }

  private static Node standing(TrailPage page) {
    VBox words = new VBox(new TextLabel(page.standing(), "body"));
    if (!page.sent().isBlank()) {
      words.getChildren().add(new TextLabel(page.sent(), "caption"));
    }
    HBox.setHgrow(words, Priority.ALWAYS);
    Icon icon = page.wrong() ? Icon.WARNING : Icon.LOCK;
    HBox row = new HBox(icon.node(22, page.wrong() ? "danger" : "success"), words);
    row.getStyleClass().add("trail-standing");
    return row;
  }

  private static Node row(TrailPage.Row row) {
    VBox words =
        new VBox(
            new TextLabel(row.what(), "title-3"),
            new TextLabel(row.who(), "body"),
            new TextLabel(row.about(), "caption"));
    if (!row.reason().isBlank()) {
      words.getChildren().add(new TextLabel(row.reason(), "body", "muted"));
    }
    words.getStyleClass().add("trail-row");
    return words;
  }

  private void choices(TrailPage page) {
    getChildren()
        .add(
            new PillButton(
                PillButton.Kind.PLAIN,
                texts.get("trail.show"),
                Icon.BACK,
                () -> turn(() -> model.choosing(false))));
    for (TrailPage.Choices choices : page.choices()) {
      FlowPane row = new FlowPane();
      row.getStyleClass().add("tools");
      for (TrailPage.Choice choice : choices.offered()) {
        ChoiceChip chip = new ChoiceChip(choice.words(), on -> {});
        chip.setSelected(choice.chosen());
        // One of them is always chosen: touching it again takes nothing away.
        chip.setOnAction(touched -> {
          chip.setSelected(true);
          if (!choice.chosen()) {
            model.choose(choice.filter());
          }
        });
        row.getChildren().add(chip);
      }
      VBox setting = new VBox(new TextLabel(choices.title(), "caption"), row);
      setting.getStyleClass().add("trail-choice");
      getChildren().add(setting);
    }
  }

  /** What comes next is read from its top. */
  private void turn(Runnable how) {
    how.run();
    Parent around = getParent();
    while (around != null) {
      if (around instanceof ScrollPane scroll) {
        scroll.setVvalue(0);
      }
      around = around.getParent();
    }
  }
}
