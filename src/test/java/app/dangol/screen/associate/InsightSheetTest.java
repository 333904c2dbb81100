package app.dangol.screen.associate;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.insight.Churn;
import app.dangol.insight.Due;
import app.dangol.insight.Insight;
import app.dangol.insight.VisitFacts;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.associate.model.InsightPage;
import app.dangol.screen.associate.model.InsightText;
import app.dangol.screen.theme.Fonts;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.VisitEvent;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where a customer is, on their page and in its sheet, in the figures that were reckoned with. */
@ExtendWith(FxThreadExtension.class)
class InsightSheetTest {
  @TempDir private Path folder;
  private ShopFloor shop;
  private AssociateViewModel model;
  private Scene scene;
  private List<VisitEvent> events;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
    events = shop.record();
    model = new Tablet(shop, ShopFloor.ENGLISH).model;
    scene = new AssociateScreen(model, "민지", List.of(), key -> {}, 1280, 800).scene();
    scene.getPreferences().setReducedMotion(true);
    shop.scanCard(ShopFloor.WILHELMINA);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void thePageTellsTheStageAndAtMostThreeLines() {
    InsightText text = model.customerProperty().get().orElseThrow().insight().orElseThrow();

    assertThat(text.steps()).containsExactly("Discover", "Consider", "Buy", "Use", "Stay");
    assertThat(text.current()).isEqualTo(insight().journey().stage().ordinal());
    assertThat(text.lines()).hasSizeBetween(2, 3);
    text.lines().forEach(line -> assertThat(words()).contains(line.text(), line.why()));
    assertThat(words()).contains("Where they are");
  }

  @Test
  void theSheetTellsEveryFigureThatWasReckonedWith() {
    button("Details").fire();

    Insight insight = insight();
    VisitFacts facts = insight.churn().orElseThrow().facts();
    assertThat(said())
        .anyMatch(line ->
            line.startsWith("Buys here within 30 days")
                && line.contains(percent(insight.propensity().orElseThrow().probability())))
        .anyMatch(line ->
            line.startsWith("Buys nothing here for 60 days")
                && line.contains(percent(insight.churn().orElseThrow().risk())))
        .anyMatch(line ->
            line.startsWith(facts.days() + " days with a purchase")
                && line.contains(facts.silent() + " days ago"));
    for (Due due : insight.due()) {
      assertThat(said())
          .anyMatch(line ->
              line.startsWith("Buys it within 30 days")
                  && line.contains(percent(due.probability())))
          .anyMatch(line -> line.startsWith("Bought on " + due.facts().bought().size() + " days"))
          .anyMatch(line ->
              line.startsWith("Reckoned with " + due.facts().gap() + " days")
                  && line.endsWith("is " + due.facts().shopGap()));
    }
    assertThat(page().basis())
        .anyMatch(line -> line.contains("Suggestions from purchases"))
        .anyMatch(line -> line.contains(insight.fitted().source()));
    said().forEach(line -> assertThat(words()).contains(line));
  }

  @Test
  void aWithdrawnConsentTakesTheSheetAndTheCardAway() {
    button("Details").fire();
    assertThat(model.insight().openProperty().get()).isTrue();

    for (ConsentPurpose purpose :
        List.of(ConsentPurpose.SUGGEST_PURCHASES, ConsentPurpose.SUGGEST_ONLINE)) {
      shop.withdraw("c1", purpose);
    }

    assertThat(model.insight().openProperty().get()).isFalse();
    assertThat(model.customerProperty().get().orElseThrow().insight()).isEmpty();
    words();
    Node page = SceneWords.styled(scene.getRoot(), "customer-pane");
    assertThat(SceneWords.all(page)).isNotEmpty().doesNotContain("Where they are", "Details");
  }

  @Test
  void whoeverHasLeftTheirRhythmIsNotSaidToComeSoon() {
    for (int gap : new int[] {5, 15, 40}) {
      LocalDate last = LocalDate.of(2026, 5, 1);
      VisitFacts facts =
          new VisitFacts(7, last.minusDays(6L * gap), last, 2 * gap + 1, OptionalInt.of(gap), 3);
      assertThat(new Churn(0.1, 60, facts).isOutOfRhythm()).isTrue();
      assertThat(new Churn(0.1, 60, rhythmic(facts, 2 * gap)).isOutOfRhythm()).isFalse();
    }
  }

  private static VisitFacts rhythmic(VisitFacts facts, int silent) {
    return new VisitFacts(
        facts.days(), facts.first(), facts.last(), silent, facts.usualGap(), facts.products());
  }

  @Test
  void itGoesWithTheCustomer() {
    button("Details").fire();
    model.finish();

    assertThat(model.insight().openProperty().get()).isFalse();
    assertThat(model.insight().property().get()).isEmpty();
    assertThat(model.customerProperty().get()).isEmpty();
  }

  private static String percent(double probability) {
    return Math.round(probability * 100) + " %";
  }

  private Insight insight() {
    return events.stream()
        .filter(VisitEvent.CustomerArrived.class::isInstance)
        .map(event -> ((VisitEvent.CustomerArrived) event).view().insight().orElseThrow())
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private InsightPage page() {
    return model.insight().property().get().orElseThrow();
  }

  private List<String> said() {
    return Stream.concat(
            page().led().stream(), page().parts().stream().flatMap(part -> part.facts().stream()))
        .flatMap(fact -> Stream.concat(Stream.of(fact.what()), fact.figures().stream()))
        .toList();
  }

  private List<String> words() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return SceneWords.all(scene.getRoot());
  }

  private Button button(String words) {
    words();
    return SceneWords.button(scene.getRoot(), words);
  }
}
