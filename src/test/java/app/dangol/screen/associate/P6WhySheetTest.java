package app.dangol.screen.associate;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.Sku;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.associate.model.OfferText;
import app.dangol.screen.associate.model.WhyPage;
import app.dangol.screen.theme.Fonts;
import app.dangol.suggest.Term;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.Offer;
import app.dangol.visit.VisitEvent;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** P6: every suggestion tells everything it was made of, with the very figures that were used. */
@ExtendWith(FxThreadExtension.class)
class P6WhySheetTest {
  private static final Sku LUNCH_BAG = new Sku("S3");
  private static final Sku TINS = new Sku("S1");

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
  void tellsWhatWasBoughtWhenAndHowOftenEverybodyBuysBoth() {
    model.reasons().open(LUNCH_BAG);

    WhyPage.Fact strongest = page().facts().getFirst();
    assertThat(strongest.what())
        .isEqualTo(ShopFloor.LONG_NAME + ": bought 3 times, 20\u00A0Oct, 20\u00A0Sep, 20\u00A0Aug");
    assertThat(strongest.figures())
        .isEqualTo(
            "90 baskets hold both. "
                + ShopFloor.LONG_NAME
                + ": in 400. Lunch bag cars blue: in 200.");
    assertThat(strongest.basis()).contains("Suggestions from purchases");
    assertThat(page().price().words()).contains("12,000").contains("12 min ago");
    assertThat(page().stock()).anyMatch(line -> line.figure().equals("7 here"));
    assertThat(words()).contains(strongest.what(), strongest.figures(), strongest.share());
  }

  /** Every summand of every suggestion is told, and no figure that was not in it. */
  @Test
  void tellsEveryFactOfEverySuggestionInItsOwnFigures() {
    List<Offer> offers = offers();
    assertThat(offers).hasSizeGreaterThan(3);
    for (Offer offer : offers) {
      model.reasons().open(offer.product().sku());
      List<Term> terms = offer.suggestion().terms();
      assertThat(page().facts()).hasSameSizeAs(terms);
      for (int i = 0; i < terms.size(); i++) {
        tells(
            page().facts().get(i), terms.get(i), terms.get(i).value() / offer.suggestion().score());
      }
    }
    assertThat(offers)
        .flatExtracting(offer -> offer.suggestion().terms())
        .hasAtLeastOneElementOfType(Term.OwnHabit.class)
        .hasAtLeastOneElementOfType(Term.GoesWith.class)
        .hasAtLeastOneElementOfType(Term.OnlineInterest.class)
        .hasAtLeastOneElementOfType(Term.PopularNow.class);
  }

  private static void tells(WhyPage.Fact fact, Term term, double share) {
    String said = fact.what() + " " + fact.figures();
    switch (term) {
      case Term.OwnHabit habit -> assertThat(said).contains("Bought " + habit.times() + " times");
      case Term.GoesWith goesWith ->
          assertThat(said)
              .contains(
                  goesWith.counts().both() + " basket",
                  "in " + goesWith.counts().because(),
                  "in " + goesWith.counts().offered());
      case Term.OnlineInterest interest -> assertThat(said).contains("online").contains("Nov");
      case Term.PopularNow popular -> assertThat(said).contains("In " + popular.baskets() + " b");
      case Term.PinnedHere pinned -> assertThat(said).contains("A manager put it first");
      case Term.Boosted boosted -> assertThat(said).contains("times the weight");
    }
    long percent = Math.round(100 * share);
    assertThat(fact.share())
        .isEqualTo(percent < 1 ? "Less than 1 % of the score" : percent + " % of the score");
  }

  @Test
  void leadsFromTheProductToTheDataAndOnToTheCriteria() {
    model.open(LUNCH_BAG, false);
    button("Data behind it").fire();

    assertThat(words()).contains("Why this is suggested", "What it was made of");
    assertThat(model.itemProperty().get()).as("one sheet at a time").isEmpty();

    button("How suggestions are made").fire();
    assertThat(words())
        .anyMatch(said -> said.startsWith("Age, gender, where you live, your name and how you pay"))
        .anyMatch(said -> said.contains("“Suggestions from purchases”"))
        .anyMatch(said -> said.contains("“Online behaviour”"))
        .anyMatch(said -> said.contains("never decide a price"))
        .anyMatch(said -> said.contains("you want no suggestions"))
        .anyMatch(said -> said.contains("A person looks at it with you"));
    assertThat(model.reasons().openProperty().get()).isFalse();
  }

  @Test
  void opensAgainAfterAnotherSheetCameOverIt() {
    model.reasons().open(LUNCH_BAG);
    shop.scanProduct(ShopFloor.TINS);
    model.closeItem();

    model.reasons().open(LUNCH_BAG);

    assertThat(words()).contains("What it was made of");
  }

  @Test
  void aWithdrawnConsentTakesWhatItAllowedOffTheOpenSheet() {
    model.reasons().open(TINS);
    assertThat(page().facts()).extracting(WhyPage.Fact::icon).contains(OfferText.ReasonIcon.DUE);

    shop.withdraw("c1", ConsentPurpose.SUGGEST_PURCHASES);

    assertThat(page().facts())
        .extracting(WhyPage.Fact::icon)
        .containsOnly(OfferText.ReasonIcon.POPULAR);
  }

  @Test
  void nothingOfItStaysOnceTheVisitIsOver() {
    model.reasons().open(LUNCH_BAG);
    model.finish();

    assertThat(model.reasons().property().get()).isEmpty();
    assertThat(model.reasons().openProperty().get()).isFalse();
  }

  private List<Offer> offers() {
    return events.stream()
        .filter(VisitEvent.CustomerArrived.class::isInstance)
        .map(event -> ((VisitEvent.CustomerArrived) event).view().offers())
        .findFirst()
        .orElseThrow();
  }

  private WhyPage page() {
    return model.reasons().property().get().orElseThrow();
  }

  private Button button(String words) {
    return SceneWords.button(sheet(), words);
  }

  private List<String> words() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return SceneWords.all(sheet());
  }

  private Node sheet() {
    return SceneWords.sideSheet(scene.getRoot());
  }
}
