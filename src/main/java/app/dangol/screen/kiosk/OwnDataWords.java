package app.dangol.screen.kiosk;

import app.dangol.screen.kiosk.model.KioskOwnData;
import app.dangol.screen.kiosk.model.KioskOwnText;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.Switch;
import app.dangol.screen.part.TextLabel;
import app.dangol.text.Texts;
import app.dangol.visit.DataRequest;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the pages about somebody's own data say, and what can be touched among it. */
final class OwnDataWords {
  private final Texts texts;
  private final OwnDataModel model;
  private final Arrangement arrangement;

  OwnDataWords(Texts texts, OwnDataModel model, Arrangement arrangement) {
    this.arrangement = arrangement;
    this.texts = texts;
    this.model = model;
  }

  /** Nothing of anybody. */
  Region menu() {
    WordsController words = list("kiosk.data.title");
    words.add(WordPages.line(Icon.SERVE, "", texts.get("kiosk.data.person")));
    words.add(WordPages.line(Icon.EYE_OFF, "", texts.get("kiosk.data.erase.what")));
    return words.root();
  }

  Region choices(KioskOwnData own) {
    WordsController words = list("kiosk.own.title");
    for (KioskOwnData.Choice choice : own.consents()) {
      words.add(choice(choice, own.childs()));
    }
    words.add(body(own.childs() ? "kiosk.own.childs" : "kiosk.own.free"));
    words.add(
        row(
            texts.get("kiosk.own.rest"),
            own.resting().said(),
            new Switch(own.resting().spoken(), own.resting().on(), model::toggleRest)));
    tastes(words, own);
    words.add(new TextLabel(texts.get("kiosk.own.membership"), "title-3"));
    words.add(body("kiosk.own.membership.what"));
    if (own.copy()) {
      words.add(quiet(texts.get("kiosk.own.copy"), () -> model.ask(DataRequest.COPY)));
    }
    words.add(quiet(texts.get("kiosk.own.mistake"), model::tellMistake));
    own.asked().forEach(asked -> words.add(WordPages.line(Icon.CLOCK, "", asked)));
    return words.root();
  }

  private void tastes(WordsController words, KioskOwnData own) {
    words.add(new TextLabel(texts.get("kiosk.own.taste"), "title-3"));
    words.add(body(own.concluded().isEmpty() ? "kiosk.own.taste.none" : "kiosk.own.taste.what"));
    for (KioskOwnData.Taste taste : own.concluded()) {
      words.add(quiet(taste.words(), taste.spoken(), () -> model.strike(taste.taste(), true)));
    }
    if (!own.struck().isEmpty()) {
      words.add(new TextLabel(texts.get("kiosk.own.struck"), "title-3"));
      for (KioskOwnData.Taste taste : own.struck()) {
        words.add(quiet(taste.spoken(), taste.spoken(), () -> model.strike(taste.taste(), false)));
      }
    }
  }

  private Node choice(KioskOwnData.Choice choice, boolean childs) {
    Region row =
        childs
            ? words(choice.title(), choice.said())
            : row(
                choice.title(),
                choice.said(),
                new Switch(choice.spoken(), choice.on(), () -> model.toggle(choice.purpose())));
    Region read =
        quiet(
            texts.get("privacy.read"),
            texts.get("privacy.read.one", choice.title()),
            () -> model.read(choice.purpose()));
    return new VBox(row, read);
  }

  Region text(KioskOwnText text) {
    WordsController words = WordsController.load(text.title(), "");
    words.root().getStyleClass().add("kiosk-list");
    text.parts().forEach(part -> words.add(part(part)));
    words.add(new TextLabel(text.version(), "body", "muted", LetterHeight.styleOf(text.version())));
    text.earlier()
        .ifPresent(earlier -> {
          words.add(new TextLabel(earlier.head(), "title-3", LetterHeight.styleOf(earlier.head())));
          earlier.parts().forEach(part -> words.add(part(part)));
        });
    return words.root();
  }

  private static VBox part(KioskOwnText.Part part) {
    return new VBox(
        new TextLabel(part.head(), "title-3"),
        new TextLabel(part.text(), "body", LetterHeight.styleOf(part.text())));
  }

  Region mistake() {
    WordsController words =
        WordsController.load(texts.get("kiosk.own.mistake"), texts.get("kiosk.own.mistake.what"));
    words.root().getStyleClass().add("kiosk-list");
    for (DataRequest what : DataRequest.values()) {
      if (what != DataRequest.COPY) {
        words.add(quiet(texts.get("data.request." + what), () -> model.ask(what)));
      }
    }
    return words.root();
  }

  Region request(KioskPage.OwnRequest request) {
    WordsController words =
        WordsController.load(
            texts.get("kiosk.own.request.title"),
            texts.get("kiosk.own.request.body", request.what(), request.due()));
    words.quote(texts.get("kiosk.data.receipt.number", request.number()));
    return words.root();
  }

  private WordsController list(String title) {
    WordsController words = WordsController.load(texts.get(title), "");
    words.root().getStyleClass().add("kiosk-list");
    return words;
  }

  private TextLabel body(String key) {
    String said = texts.get(key);
    return new TextLabel(said, "body", "muted", LetterHeight.styleOf(said));
  }

  /** Beside large words on a narrow panel a switch would leave no room for a whole one. */
  private Pane row(String title, String said, Switch toggle) {
    Region words = words(title, said);
    Pane row = arrangement.isStacked() ? new VBox(words, toggle) : new HBox(words, toggle);
    row.getStyleClass().add("kiosk-choice");
    return row;
  }

  private static VBox words(String title, String said) {
    VBox words =
        new VBox(
            new TextLabel(title, "title-3"),
            new TextLabel(said, "body", "muted", LetterHeight.styleOf(said)));
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    return words;
  }

  /** Its words may take two lines, which nothing that shrinks the page takes from it. */
  private static Region quiet(String words, String spoken, Runnable action) {
    PillButton button = new PillButton(PillButton.Kind.QUIET, words, action);
    button.setAccessibleText(spoken);
    button.setWrapText(true);
    button.setMinWidth(0);
    VBox place = new VBox(button);
    place.setMinHeight(Region.USE_PREF_SIZE);
    return place;
  }

  private static Region quiet(String words, Runnable action) {
    return quiet(words, words, action);
  }
}
