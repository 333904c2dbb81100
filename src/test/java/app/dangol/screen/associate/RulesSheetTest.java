package app.dangol.screen.associate;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.TaskRule;
import app.dangol.customer.TaskRule.Kind;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.associate.model.RulePage;
import app.dangol.screen.theme.Fonts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A manager changes the rules by which the store's tablets make tasks. */
@ExtendWith(FxThreadExtension.class)
class RulesSheetTest {
  @TempDir private Path folder;
  private ShopFloor shop;
  private AssociateViewModel model;
  private Scene scene;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
    model = new Tablet(shop, ShopFloor.ENGLISH).model;
    scene = new AssociateScreen(model, "지은", List.of(), key -> {}, 1280, 800).scene();
    scene.getPreferences().setReducedMotion(true);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void anAssociateIsNotOfferedThemAndChangesNothing() {
    assertThat(model.rules().isOffered()).isFalse();

    model.rules().open();
    model.rules().toggle(Kind.LAPSING);

    assertThat(model.rules().pageProperty().get().rows()).isEmpty();
    assertThat(shop.rules()).contains(TaskRule.standard(Kind.LAPSING));
  }

  @Test
  void aManagerSeesEachRuleWithItsFigures() {
    manage();

    assertThat(model.rules().pageProperty().get().rows())
        .extracting(RulePage.Row::kind)
        .containsExactly(Kind.values());
    assertThat(words())
        .contains("About due again", "Drifting away", "Open online cart")
        .contains("40 %", "7 days", "24 h")
        .contains("At least this likely to buy");
  }

  @Test
  void aTouchCountsAtOnce() {
    manage();

    model.rules().toggle(Kind.OPEN_CART);
    model.rules().step(Kind.LAPSING, RulePage.Which.PERCENT, 1);
    model.rules().step(Kind.LAPSING, RulePage.Which.SPAN, -1);
    model.rules().step(Kind.REPURCHASE_DUE, RulePage.Which.MOST, 1);
    model.rules().write(Kind.REPURCHASE_DUE, " Ask, kindly ");

    assertThat(shop.rules())
        .containsExactly(
            new TaskRule(Kind.REPURCHASE_DUE, true, 40, 7, 6, Optional.of("Ask, kindly")),
            new TaskRule(Kind.LAPSING, true, 25, 40, 5, Optional.empty()),
            new TaskRule(Kind.OPEN_CART, false, 0, 24, 5, Optional.empty()));
    assertThat(words()).contains("25 %", "40 days").doesNotContain("24 h");
  }

  @Test
  void aFigureGoesOnlyAsFarAsItMay() {
    manage();

    for (int i = 0; i < 30; i++) {
      model.rules().step(Kind.LAPSING, RulePage.Which.PERCENT, 1);
      model.rules().step(Kind.LAPSING, RulePage.Which.MOST, -1);
      model.rules().step(Kind.OPEN_CART, RulePage.Which.SPAN, -1);
    }

    assertThat(shop.rules())
        .contains(
            new TaskRule(Kind.LAPSING, true, 95, 45, 1, Optional.empty()),
            new TaskRule(Kind.OPEN_CART, true, 0, 12, 5, Optional.empty()));
  }

  @Test
  void nothingIsKeptOnceTheSheetIsClosed() {
    manage();
    model.rules().close();

    assertThat(model.rules().openProperty().get()).isFalse();
    assertThat(model.rules().pageProperty().get().rows()).isEmpty();
  }

  private void manage() {
    shop.duty.begin(ShopFloor.JIEUN);
    assertThat(model.rules().isOffered()).isTrue();
    model.rules().open();
  }

  private List<String> words() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return SceneWords.all(scene.getRoot());
  }
}
