package app.dangol.screen.associate;

import app.dangol.screen.part.HeldPill;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.TextBox;
import app.dangol.screen.part.TextLabel;
import app.dangol.text.Texts;
import app.dangol.visit.PrivacyDesk;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Where somebody proves with the end of a number that it is they who want to be erased. */
final class ErasePane extends VBox {
  private final Texts texts;
  private final PrivacyViewModel model;

  /**
   * @param numbered whether they have a number; who has none holds the button instead
   * @param wrong whether what they said before was not theirs
   */
  ErasePane(Texts texts, PrivacyViewModel model, boolean numbered, boolean wrong) {
    this.texts = texts;
    this.model = model;
    getStyleClass().add("privacy-erase");
    getChildren()
        .addAll(
            new TextLabel(texts.get("privacy.erase.title"), "title-2"),
            new TextLabel(texts.get("privacy.erase.effect"), "body"));
    if (numbered) {
      byNumber(wrong);
    } else {
      FlowPane actions =
          new FlowPane(new HeldPill(texts.get("privacy.erase.hold"), () -> model.erase("")));
      actions.getStyleClass().add("tools");
      getChildren().add(actions);
    }
  }

  private void byNumber(boolean wrong) {
    TextBox end = new TextBox(texts.get("privacy.erase.number"), PrivacyDesk.DIGITS);
    PillButton erase =
        new PillButton(
            PillButton.Kind.PRIMARY,
            texts.get("privacy.erase.do"),
            Icon.REMOVE,
            () -> model.erase(end.area().getText()));
    erase.setDisable(true);
    end.area()
        .textProperty()
        .addListener(
            (property, was, now) -> erase.setDisable(now.strip().length() != PrivacyDesk.DIGITS));
    FlowPane actions = new FlowPane(erase);
    actions.getStyleClass().add("tools");
    getChildren().add(new TextLabel(texts.get("privacy.erase.prove"), "body", "muted"));
    if (wrong) {
      TextLabel said = new TextLabel(texts.get("privacy.erase.wrong"), "body");
      said.getStyleClass().add("check");
      getChildren().add(said);
    }
    getChildren().addAll(end, actions);
  }
}
