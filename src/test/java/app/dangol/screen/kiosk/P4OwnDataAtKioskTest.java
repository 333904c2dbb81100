package app.dangol.screen.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.screen.Appearance.Palette;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.theme.Fonts;
import app.dangol.trust.credential.CardChain;
import app.dangol.trust.credential.DocumentType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** P4, T2: somebody deletes themselves at a kiosk, once they have shown that it is them. */
@ExtendWith(FxThreadExtension.class)
class P4OwnDataAtKioskTest {
  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(ShopFloor.NOW);
  private final CardChain chain = new CardChain("dangol", clock);
  private ShopFloor shop;
  private Kiosk kiosk;
  private Scene scene;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder, clock);
    shop.publish(chain.publish(1));
    kiosk = new Kiosk(shop, new KioskLook(Locale.ENGLISH, Palette.LIGHT, false, false));
    scene = new KioskScreen(kiosk.model, Kiosk.TALL_32, List.of(), key -> {}).scene();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aCardThatCanBeCopiedErasesNobody() {
    kiosk.scan(ShopFloor.WILHELMINA);
    askToErase();

    assertThat(words()).contains("Is that you?");
    assertThat(shop.isKnown(ShopFloor.WILHELMINA)).isTrue();
    assertThat(shop.erasuresAskedFor()).isZero();
  }

  @Test
  void aFreshCardDoesAndTheVisitIsOver() {
    hold(chain.issue(DocumentType.CARD, "c1", "dangol", Duration.ofDays(30)).text());
    askToErase();

    assertThat(page()).isInstanceOf(KioskPage.Receipt.class);
    assertThat(words())
        .contains("You’re deleted here")
        .anyMatch(said -> said.startsWith("Receipt "))
        .noneMatch(said -> ShopFloor.PRIVATE.stream().anyMatch(said::contains));
    assertThat(kiosk.model.somebodyHereProperty().get()).isFalse();
    assertThat(shop.isKnown(ShopFloor.WILHELMINA)).isFalse();
    assertThat(shop.erasuresAskedFor()).isEqualTo(1);

    press("Close");
    assertThat(page()).isInstanceOf(KioskPage.Welcome.class);
    kiosk.scan(ShopFloor.WILHELMINA);
    assertThat(words()).contains("We can’t find this card");
  }

  @Test
  void keepingItTakesOneTapAndChangesNothing() {
    hold(chain.issue(DocumentType.CARD, "c1", "dangol", Duration.ofDays(30)).text());
    press("Details");
    press("Your data");
    press("Delete all");
    press("Keep it");

    assertThat(page()).isInstanceOf(KioskPage.Greeting.class);
    assertThat(shop.isKnown(ShopFloor.WILHELMINA)).isTrue();
  }

  @Test
  void whoIsOnlyLookingIsOfferedNothingOfIt() {
    kiosk.model.browse();
    kiosk.model.showPrivacy();
    assertThat(words()).doesNotContain("Your data");
  }

  private void askToErase() {
    press("Details");
    press("Your data");
    press("Delete all");
    press("Yes, delete");
  }

  private void hold(String card) {
    kiosk.hold(card);
  }

  private void press(String button) {
    kiosk.pass(Duration.ofSeconds(1));
    layOut();
    SceneWords.button(scene.getRoot(), button).fire();
  }

  private KioskPage page() {
    return kiosk.model.pageProperty().get();
  }

  private List<String> words() {
    layOut();
    return SceneWords.all(scene.getRoot());
  }

  private void layOut() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }
}
