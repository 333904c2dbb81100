package app.dangol.screen.associate;

import app.dangol.screen.associate.model.InsightText;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.TextLabel;
import app.dangol.text.Texts;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Where a customer is, on their page: the journey, at most three lines, and the way to the rest.
 */
final class InsightCard extends VBox {
  InsightCard(Texts texts, InsightText text, Runnable open) {
    getStyleClass().add("insight-card");
    TextLabel title = new TextLabel(texts.get("insight.title"), "title-2");
    title.setMinWidth(Region.USE_PREF_SIZE);
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    HBox head =
        new HBox(
            title, room, new PillButton(PillButton.Kind.QUIET, texts.get("insight.open"), open));
    head.getStyleClass().add("insight-head");
    getChildren().addAll(head, PartMapping.steps(text));
    text.lines().forEach(line -> getChildren().add(line(line)));
  }

  private static HBox line(InsightText.Line line) {
    VBox words = new VBox(new TextLabel(line.text(), "body"), new TextLabel(line.why(), "caption"));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(icon(line.about()).node(20, tone(line.about())), words);
    row.getStyleClass().add("insight-line");
    return row;
  }

  private static Icon icon(InsightText.About about) {
    return switch (about) {
      case JOURNEY -> Icon.VIEWED;
      case DUE -> Icon.DUE_AGAIN;
      case COMES -> Icon.STORE;
      case STAYS_AWAY -> Icon.CLOCK;
    };
  }

  private static String tone(InsightText.About about) {
    return switch (about) {
      case JOURNEY, COMES -> "muted";
      case DUE, STAYS_AWAY -> "warm";
    };
  }
}
