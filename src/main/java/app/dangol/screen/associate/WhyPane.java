package app.dangol.screen.associate;

import app.dangol.screen.associate.model.OfferText;
import app.dangol.screen.associate.model.WhyPage;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.PriceLine;
import app.dangol.screen.part.StockLine;
import app.dangol.screen.part.TextLabel;
import app.dangol.text.Texts;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The sheet that tells everything a suggestion was made of. */
final class WhyPane extends VBox {
  private final Texts texts;
  private final ReasonsViewModel model;
  private final PrivacyViewModel privacy;
  private final ChangeListener<Optional<WhyPage>> follow =
      (property, was, now) -> now.ifPresent(this::show);

  WhyPane(Texts texts, ReasonsViewModel model, PrivacyViewModel privacy) {
    this.texts = texts;
    this.model = model;
    this.privacy = privacy;
    getStyleClass().add("why-pane");
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

  private void show(WhyPage page) {
    getChildren()
        .setAll(
            new VBox(new TextLabel(page.name(), "title-2"), line(page.icon(), page.reason())),
            section("why.made.of", page.facts().stream().map(this::fact).toArray(Node[]::new)));
    VBox now = section("why.now", new PriceLine(page.price()));
    page.stock().forEach(level -> now.getChildren().add(new StockLine(PartMapping.stock(level))));
    if (privacy.isOffered()) {
      getChildren()
          .add(
              section(
                  "why.strike", page.strikes().stream().map(this::strike).toArray(Node[]::new)));
    }
    getChildren()
        .addAll(
            now,
            new TextLabel(texts.get("criteria.decides"), "body", "muted"),
            new PillButton(
                PillButton.Kind.PLAIN,
                texts.get("criteria.title"),
                Icon.BOOK,
                model::openCriteria));
  }

  private PillButton strike(WhyPage.Strike strike) {
    PillButton button =
        new PillButton(
            PillButton.Kind.QUIET,
            strike.words(),
            Icon.REMOVE,
            () -> privacy.strike(strike.taste(), true));
    button.setWrapText(true);
    button.setMinWidth(0);
    return button;
  }

  private VBox section(String title, Node... rows) {
    VBox section = new VBox(new TextLabel(texts.get(title), "title-3"));
    section.getStyleClass().add("why-section");
    section.getChildren().addAll(rows);
    return section;
  }

  private static Node line(OfferText.ReasonIcon icon, String reason) {
    TextLabel words = new TextLabel(reason, "reason");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = new HBox(PartMapping.icon(icon).node(18, "warm"), words);
    line.getStyleClass().add("why-line");
    return line;
  }

  private Node fact(WhyPage.Fact fact) {
    VBox words = new VBox(new TextLabel(fact.what(), "body"));
    if (!fact.figures().isBlank()) {
      words.getChildren().add(new TextLabel(fact.figures(), "body", "muted"));
    }
    words
        .getChildren()
        .addAll(new TextLabel(fact.share(), "caption"), new TextLabel(fact.basis(), "caption"));
    words.getStyleClass().add("why-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(PartMapping.icon(fact.icon()).node(20, "warm"), words);
    row.getStyleClass().add("why-fact");
    return row;
  }
}
