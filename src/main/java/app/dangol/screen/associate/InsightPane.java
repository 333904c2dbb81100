package app.dangol.screen.associate;

import app.dangol.screen.associate.model.InsightPage;
import app.dangol.screen.part.TextLabel;
import app.dangol.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.layout.VBox;

/** The sheet that tells where a customer is, and everything that rests on. */
final class InsightPane extends VBox {
  private final Texts texts;
  private final InsightViewModel model;
  private final ChangeListener<Optional<InsightPage>> follow =
      (property, was, now) -> now.ifPresent(this::show);

  InsightPane(Texts texts, InsightViewModel model) {
    this.texts = texts;
    this.model = model;
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

  private void show(InsightPage page) {
    VBox basis = section(texts.get("insight.part.basis"));
    page.basis().forEach(line -> basis.getChildren().add(new TextLabel(line, "body", "muted")));
    getChildren().setAll(PartMapping.steps(page.journey()));
    getChildren().add(section(texts.get("insight.part.led"), page.led()));
    page.parts().forEach(part -> getChildren().add(section(part.title(), part.facts())));
    getChildren().add(basis);
  }

  private static VBox section(String title) {
    VBox section = new VBox(new TextLabel(title, "title-3"));
    section.getStyleClass().add("why-section");
    return section;
  }

  private static VBox section(String title, List<InsightPage.Fact> facts) {
    VBox section = section(title);
    facts.forEach(fact -> section.getChildren().add(fact(fact)));
    return section;
  }

  private static VBox fact(InsightPage.Fact fact) {
    VBox words = new VBox(new TextLabel(fact.what(), "body"));
    fact.figures()
        .forEach(figure -> words.getChildren().add(new TextLabel(figure, "body", "muted")));
    words.getStyleClass().add("why-words");
    return words;
  }
}
