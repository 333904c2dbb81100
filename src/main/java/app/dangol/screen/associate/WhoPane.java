package app.dangol.screen.associate;

import app.dangol.screen.associate.model.FoundText;
import app.dangol.screen.part.HeldPill;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.TextBox;
import app.dangol.screen.part.TextLabel;
import app.dangol.text.Texts;
import app.dangol.visit.NameDesk;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * Where somebody who was picked by name says how a number of theirs ends before their page opens;
 * Enter opens it, Escape goes back to the list.
 */
final class WhoPane extends VBox {
  private final FindViewModel model;
  private Optional<TextBox> end = Optional.empty();
  private final Button first;

  WhoPane(Texts texts, FindViewModel model, FoundText.Ask ask) {
    this.model = model;
    getStyleClass().add("find-who");
    getChildren()
        .addAll(
            new TextLabel(ask.title(), "title-2"),
            new TextLabel(ask.about(), "caption"),
            new TextLabel(ask.question(), "body"));
    if (!ask.wrong().isBlank()) {
      TextLabel wrong = new TextLabel(ask.wrong(), "body");
      wrong.getStyleClass().add("check");
      getChildren().add(wrong);
    }
    first =
        ask.numbered()
            ? byNumber(texts)
            : new HeldPill(texts.get("find.ask.hold"), () -> model.confirm(""));
    PillButton back =
        new PillButton(
            PillButton.Kind.QUIET, texts.get("find.ask.back"), Icon.BACK, model::unchoose);
    FlowPane actions = new FlowPane(first, back);
    actions.getStyleClass().add("tools");
    getChildren().add(actions);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  private Button byNumber(Texts texts) {
    TextBox box = new TextBox(texts.get("privacy.erase.number"), NameDesk.DIGITS);
    PillButton open =
        new PillButton(
            PillButton.Kind.PRIMARY,
            texts.get("find.ask.open"),
            () -> model.confirm(box.area().getText()));
    open.setDisable(true);
    box.area()
        .textProperty()
        .addListener(
            (property, was, now) -> open.setDisable(now.strip().length() != NameDesk.DIGITS));
    getChildren().add(box);
    end = Optional.of(box);
    return open;
  }

  /** Where the answer is written, or the button that stands for it. */
  void focus() {
    end.ifPresentOrElse(box -> box.area().requestFocus(), first::requestFocus);
  }

  private void key(KeyEvent event) {
    boolean writing = end.filter(box -> box.area().equals(getScene().getFocusOwner())).isPresent();
    if (event.getCode() == KeyCode.ESCAPE) {
      model.unchoose();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && writing) {
      first.fire();
      event.consume();
    }
  }
}
