package app.dangol.screen.associate;

import app.dangol.screen.associate.model.SyncPage;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.SectionHead;
import app.dangol.screen.part.TextLabel;
import app.dangol.text.Texts;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The sheet that tells how the tablet stands with the hub, and lets a person decide. */
final class SyncPane extends VBox {
  private final Texts texts;
  private final SyncViewModel model;
  private final Runnable syncNow;
  private final ChangeListener<Optional<SyncPage>> follow = (property, was, now) -> show(now);

  SyncPane(Texts texts, SyncViewModel model, Runnable syncNow) {
    this.texts = texts;
    this.model = model;
    this.syncNow = syncNow;
    getStyleClass().add("sync-pane");
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

  private void show(Optional<SyncPage> page) {
    getChildren().clear();
    page.ifPresent(this::show);
  }

  private void show(SyncPage page) {
    getChildren().add(new TextLabel(page.state(), "body"));
    if (!page.waiting().isBlank()) {
      getChildren().add(new TextLabel(page.waiting(), "body", "muted"));
    }
    getChildren().add(new PillButton(PillButton.Kind.PLAIN, texts.get("sync.now"), syncNow));
    if (!page.failure().isBlank()) {
      getChildren().add(new TextLabel(page.failure(), "body"));
    }
    if (!page.refused().isEmpty()) {
      getChildren().add(new SectionHead(texts.get("refusal.title"), null));
      page.refused().forEach(refused -> getChildren().add(card(refused)));
    }
    if (!page.parts().isEmpty()) {
      getChildren().add(new SectionHead(texts.get("sync.parts"), null));
      page.parts().forEach(part -> getChildren().add(row(part)));
    }
  }

  private static Node row(SyncPage.Part part) {
    TextLabel name = new TextLabel(part.name(), "body");
    TextLabel rows = new TextLabel(part.rows(), "caption");
    VBox words = new VBox(name, rows);
    HBox.setHgrow(words, Priority.ALWAYS);
    TextLabel age = new TextLabel(part.age(), "caption");
    age.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(words, age);
    row.getStyleClass().add("sync-part");
    return row;
  }

  private Node card(SyncPage.Refused refused) {
    VBox card =
        new VBox(
            new TextLabel(refused.what(), "title-3"),
            new TextLabel(refused.when(), "caption"),
            new TextLabel(refused.why(), "body"));
    card.getStyleClass().add("refusal");
    for (SyncPage.Field field : refused.fields()) {
      boolean oneSided = field.theirs().isBlank();
      String here = oneSided ? "refusal.said" : "refusal.here";
      card.getChildren()
          .add(new TextLabel(texts.get(here, field.name(), field.mine()), "body", "muted"));
      if (!oneSided) {
        card.getChildren()
            .add(
                new TextLabel(
                    texts.get("refusal.there", field.name(), field.theirs()), "body", "muted"));
      }
    }
    FlowPane actions = new FlowPane();
    actions.getStyleClass().add("actions");
    if (!refused.again().isBlank()) {
      actions
          .getChildren()
          .add(
              new PillButton(
                  PillButton.Kind.PLAIN, refused.again(), () -> model.sendAgain(refused.id())));
    }
    PillButton drop = new PillButton(PillButton.Kind.QUIET, refused.drop(), () -> {});
    drop.setOnAction(first -> {
      // What is given up is gone for good, so it takes two touches.
      drop.setText(texts.get("refusal.sure"));
      drop.setOnAction(second -> model.giveUp(refused.id()));
    });
    actions.getChildren().add(drop);
    card.getChildren().add(actions);
    return card;
  }
}
