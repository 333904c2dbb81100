package app.dangol.screen.associate;

import app.dangol.screen.associate.PrivacyViewModel.Step;
import app.dangol.screen.associate.model.PrivacyPage;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.SectionHead;
import app.dangol.screen.part.Skeleton;
import app.dangol.screen.part.Switch;
import app.dangol.screen.part.TextLabel;
import app.dangol.text.Texts;
import app.dangol.trust.ConsentPurpose;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The sheet with what the customer shown agreed to, and what they may ask about their data. */
final class PrivacyPane extends VBox {
  private final Texts texts;
  private final PrivacyViewModel model;
  private @Nullable Step shown;
  private final ChangeListener<Object> follow = (property, was, now) -> show();

  PrivacyPane(Texts texts, PrivacyViewModel model) {
    this.texts = texts;
    this.model = model;
    getStyleClass().addAll("sync-pane", "privacy-pane");
    show();
    model.property().addListener(follow);
    model.stepProperty().addListener(follow);
    // A sheet that is gone must not be kept by what it listened to.
    sceneProperty()
        .addListener((property, was, scene) -> {
          if (scene == null) {
            model.property().removeListener(follow);
            model.stepProperty().removeListener(follow);
          }
        });
  }

  private void show() {
    Step step = model.stepProperty().get();
    if (step instanceof Step.Correcting && step.equals(shown) && !getChildren().isEmpty()) {
      // What is being typed must not go because something else has changed.
      return;
    }
    shown = step;
    getChildren().clear();
    Optional<PrivacyPage> page = model.property().get();
    switch (step) {
      case Step.Left left -> gone();
      case Step.Erased erased -> receipt(erased.receipt());
      case Step.Overview overview -> page.ifPresentOrElse(this::overview, this::skeleton);
      case Step.Reading reading -> page.ifPresent(shown -> text(shown, reading.purpose()));
      case Step.Leaving leaving -> leaving();
      case Step.Correcting correcting ->
          page.flatMap(PrivacyPage::profile)
              .ifPresent(held -> {
                back();
                getChildren().add(new CorrectPane(texts, model, held));
              });
      case Step.Erasing erasing ->
          page.ifPresent(shown -> {
            back();
            getChildren().add(new ErasePane(texts, model, shown.numbered(), erasing.wrong()));
          });
    }
  }

  private void skeleton() {
    getChildren().addAll(Skeleton.entry(), Skeleton.entry(), Skeleton.entry());
  }

  private void overview(PrivacyPage page) {
    if (page.suspended()) {
      suspension(page);
    }
    if (!page.guardian().isBlank()) {
      add(new TextLabel(page.guardian(), "body"));
    }
    head("privacy.consents");
    page.consents().forEach(consent -> add(consent(consent)));
    add(new TextLabel(texts.get("privacy.consents.hint"), "caption"));
    tastes(page);
    membership(page.lookUp());
    if (!page.suspended()) {
      suspension(page);
    }
    requests(page);
  }

  private Node consent(PrivacyPage.Switch consent) {
    Switch toggle =
        new Switch(consent.spoken(), consent.on(), () -> model.toggle(consent.purpose()));
    HBox row = new HBox(words(consent), toggle);
    row.getStyleClass().add("privacy-row");
    VBox block = new VBox(row, reading(consent));
    block.getStyleClass().add("privacy-consent");
    return block;
  }

  private static VBox words(PrivacyPage.Switch said) {
    VBox words =
        new VBox(new TextLabel(said.title(), "title-3"), new TextLabel(said.said(), "caption"));
    HBox.setHgrow(words, Priority.ALWAYS);
    return words;
  }

  private void tastes(PrivacyPage page) {
    head("taste.title");
    add(new TextLabel(texts.get("taste.hint"), "caption"));
    if (page.concluded().isEmpty()) {
      add(new TextLabel(texts.get("taste.none"), "body", "muted"));
    }
    page.concluded().forEach(taste -> add(taste(taste, "taste.strike", Icon.REMOVE, true)));
    if (!page.struck().isEmpty()) {
      add(new TextLabel(texts.get("taste.out"), "title-3"));
      page.struck().forEach(taste -> add(taste(taste, "taste.restore", Icon.REOPEN, false)));
    }
  }

  private Node taste(PrivacyPage.Taste taste, String key, Icon icon, boolean out) {
    TextLabel words = new TextLabel(taste.words(), "body");
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    PillButton button =
        new PillButton(
            PillButton.Kind.QUIET, texts.get(key), icon, () -> model.strike(taste.taste(), out));
    button.setAccessibleText(taste.spoken());
    HBox row = new HBox(words, button);
    row.getStyleClass().add("privacy-row");
    return row;
  }

  private PillButton reading(PrivacyPage.Switch consent) {
    PillButton read =
        new PillButton(
            PillButton.Kind.QUIET,
            texts.get("privacy.read"),
            Icon.BOOK,
            () -> model.read(consent.purpose()));
    read.setAccessibleText(texts.get("privacy.read.one", consent.title()));
    return read;
  }

  private void membership(PrivacyPage.Switch lookUp) {
    head("privacy.membership");
    add(words(lookUp));
    add(new TextLabel(texts.get("privacy.membership.hint"), "body", "muted"));
    add(
        tools(
            reading(lookUp),
            new PillButton(
                PillButton.Kind.QUIET,
                texts.get("privacy.leave"),
                Icon.REMOVE,
                model::beginLeaving)));
  }

  private void suspension(PrivacyPage page) {
    head("privacy.suspension");
    add(new TextLabel(page.suspension(), "body", "muted"));
    add(
        tools(
            new PillButton(
                PillButton.Kind.PLAIN,
                texts.get(page.suspended() ? "privacy.resume" : "privacy.suspend"),
                page.suspended() ? Icon.RESUME : Icon.PAUSE,
                model::toggleSuspension)));
  }

  private void requests(PrivacyPage page) {
    head("privacy.requests");
    page.profile()
        .map(PrivacyPage.Held::waiting)
        .filter(waiting -> !waiting.isBlank())
        .ifPresent(waiting -> add(done(waiting)));
    for (String asked : page.asked()) {
      add(done(asked));
    }
    if (page.copy()) {
      add(
          tools(
              new PillButton(
                  PillButton.Kind.PLAIN, texts.get("privacy.copy"), Icon.BOOK, model::askForCopy)));
    }
    if (page.profile().isPresent()) {
      add(
          tools(
              new PillButton(
                  PillButton.Kind.PLAIN,
                  texts.get("privacy.correct"),
                  Icon.NOTE,
                  model::beginCorrecting)));
    }
    add(
        tools(
            new PillButton(
                PillButton.Kind.PLAIN,
                texts.get("privacy.erase"),
                Icon.REMOVE,
                model::beginErasing)));
  }

  private static HBox done(String words) {
    HBox row = new HBox(Icon.CHECK.node(22, "success"), new TextLabel(words, "body"));
    row.getStyleClass().add("privacy-row");
    return row;
  }

  private void text(PrivacyPage page, ConsentPurpose purpose) {
    back();
    page.wordings().stream()
        .filter(wording -> wording.purpose() == purpose)
        .forEach(wording -> {
          add(new TextLabel(wording.title(), "title-2"));
          wording.parts().forEach(this::part);
          add(new TextLabel(wording.version(), "caption"));
          if (!wording.agreed().isBlank()) {
            add(new TextLabel(wording.agreed(), "caption"));
          }
          wording
              .earlier()
              .ifPresent(earlier -> {
                add(new TextLabel(earlier.head(), "title-3"));
                earlier.parts().forEach(this::part);
              });
        });
  }

  private void part(PrivacyPage.Part part) {
    add(new VBox(new TextLabel(part.head(), "caption"), new TextLabel(part.text(), "body")));
  }

  private void leaving() {
    back();
    add(new TextLabel(texts.get("privacy.leave.title"), "title-2"));
    add(new TextLabel(texts.get("privacy.leave.effect"), "body"));
    add(
        tools(
            new PillButton(
                PillButton.Kind.PLAIN, texts.get("privacy.leave.do"), Icon.REMOVE, model::leave)));
  }

  private void gone() {
    add(new TextLabel(texts.get("privacy.left.title"), "title-2"));
    add(new TextLabel(texts.get("privacy.left.effect"), "body"));
  }

  private void receipt(PrivacyPage.Receipt receipt) {
    add(new TextLabel(texts.get("privacy.receipt.title"), "title-2"));
    add(new TextLabel(texts.get("privacy.receipt.effect"), "body"));
    add(
        new VBox(
            new TextLabel(texts.get("privacy.receipt.number"), "caption"),
            new TextLabel(receipt.number(), "title-1")));
    add(new TextLabel(receipt.asked(), "body"));
    add(new TextLabel(receipt.due(), "body"));
    add(new TextLabel(texts.get("privacy.receipt.keep"), "caption"));
  }

  private void back() {
    add(
        tools(
            new PillButton(
                PillButton.Kind.QUIET, texts.get("privacy.back"), Icon.BACK, model::back)));
  }

  private void head(String key) {
    add(new SectionHead(texts.get(key), null));
  }

  private void add(Node node) {
    getChildren().add(node);
  }

  private static FlowPane tools(Node... buttons) {
    FlowPane row = new FlowPane(buttons);
    row.getStyleClass().add("tools");
    return row;
  }
}
