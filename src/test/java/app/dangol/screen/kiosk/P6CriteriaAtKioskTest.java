package app.dangol.screen.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.screen.Appearance.Palette;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.theme.Fonts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** P6, P10: anyone can read at a kiosk how suggestions are made, and ask a person about them. */
@ExtendWith(FxThreadExtension.class)
class P6CriteriaAtKioskTest {
  @TempDir private Path folder;
  private ShopFloor shop;
  private Kiosk kiosk;
  private Scene scene;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
    kiosk = new Kiosk(shop, new KioskLook(Locale.ENGLISH, Palette.LIGHT, false, false));
    scene = new KioskScreen(kiosk.model, Kiosk.TALL_32, List.of(), key -> {}).scene();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void leadsFromTheSuggestionsToTheCriteriaAndToAPerson() {
    kiosk.scan(ShopFloor.WILHELMINA);
    press("Details");
    press("Criteria");

    assertThat(words())
        .anyMatch(said -> said.startsWith("Age, gender, where you live, your name and how you pay"))
        .anyMatch(said -> said.contains("A person looks at it with you"))
        .noneMatch(said -> ShopFloor.PRIVATE.stream().anyMatch(said::contains));
    assertThat(shop.waitingForHelp()).isZero();

    press("Call staff");
    assertThat(shop.waitingForHelp()).isEqualTo(1);
  }

  @Test
  void saysTheSameToSomebodyWithoutACard() {
    kiosk.scan(ShopFloor.WILHELMINA);
    kiosk.model.showCriteria();
    List<String> known = words();
    kiosk.model.finish();
    kiosk.model.goHome();
    kiosk.model.browse();
    kiosk.model.showCriteria();

    assertThat(words()).isEqualTo(known);
  }

  @Test
  void isWipedAsAnyOtherPage() {
    kiosk.scan(ShopFloor.WILHELMINA);
    kiosk.model.showCriteria();
    kiosk.pass(Duration.ofSeconds(46));

    assertThat(kiosk.model.pageProperty().get()).isInstanceOf(KioskPage.Welcome.class);
  }

  private void press(String words) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    ((ButtonBase)
            SceneWords.nodes(
                    scene.getRoot(), n -> n instanceof ButtonBase b && words.equals(b.getText()))
                .getFirst())
        .fire();
  }

  private List<String> words() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return SceneWords.all(scene.getRoot());
  }
}
