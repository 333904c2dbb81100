package app.dangol.screen.associate;

import app.dangol.screen.part.Icon;
import app.dangol.screen.part.TextLabel;
import app.dangol.text.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How suggestions are made, in plain words that a customer may read along. */
final class CriteriaPane extends VBox {
  CriteriaPane(Texts texts) {
    getStyleClass().add("why-pane");
    getChildren()
        .addAll(
            section(
                texts,
                "criteria.looked",
                Icon.CHECK,
                List.of(
                    texts.get("criteria.purchases", texts.get("book.consent.SUGGEST_PURCHASES")),
                    texts.get("criteria.online", texts.get("book.consent.SUGGEST_ONLINE")),
                    texts.get("criteria.counts"),
                    texts.get("criteria.stock"))),
            section(
                texts,
                "criteria.not",
                Icon.EYE_OFF,
                List.of(texts.get("criteria.never"), texts.get("criteria.decides"))),
            section(
                texts,
                "criteria.yours",
                Icon.SERVE,
                List.of(texts.get("criteria.out"), texts.get("criteria.person"))));
  }

  private static Node section(Texts texts, String title, Icon icon, List<String> sentences) {
    VBox section = new VBox(new TextLabel(texts.get(title), "title-3"));
    section.getStyleClass().add("why-section");
    for (String sentence : sentences) {
      TextLabel words = new TextLabel(sentence, "body");
      HBox.setHgrow(words, Priority.ALWAYS);
      HBox line = new HBox(icon.node(20), words);
      line.getStyleClass().add("why-fact");
      section.getChildren().add(line);
    }
    return section;
  }
}
