package app.dangol.screen.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.wedge.KeyWedge;
import app.dangol.device.wedge.WedgeScan;
import app.dangol.device.wedge.WedgeSettings;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.Keys;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.part.KeyboardScanner;
import app.dangol.screen.theme.Fonts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A reader in keyboard mode at the assembled kiosk. */
@ExtendWith(FxThreadExtension.class)
class KeyboardAtKioskTest {
  @TempDir private Path folder;
  private ShopFloor shop;
  private Kiosk kiosk;
  private Scene scene;
  private Keys keys;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
    kiosk = new Kiosk(shop);
    scene = new KioskScreen(kiosk.model, Kiosk.TALL_32, List.of(), key -> {}).scene();
    keys = new Keys(scene);
    KeyboardScanner.on(scene, new KeyWedge(WedgeSettings.USUAL), keys::nanos, this::take);
    layout();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void take(WedgeScan scan) {
    if (scan instanceof WedgeScan.Code code) {
      kiosk.scan(new String(code.bytes().toArray(), StandardCharsets.US_ASCII));
      layout();
    }
  }

  private void layout() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  private ButtonBase anyButton() {
    return (ButtonBase)
        SceneWords.nodes(
                scene.getRoot(), node -> node instanceof ButtonBase && node.isFocusTraversable())
            .getFirst();
  }

  @Test
  void aMemberIsGreeted() {
    keys.scan(ShopFloor.WILHELMINA);
    assertThat(kiosk.model.pageProperty().get()).isInstanceOf(KioskPage.Greeting.class);
  }

  @Test
  void theButtonInFocusIsNotFiredByTheEnterOfAScan() {
    ButtonBase button = anyButton();
    int[] fired = {0};
    button.addEventHandler(ActionEvent.ACTION, event -> fired[0]++);
    button.requestFocus();
    keys.scan("AB 12 CD 34");
    assertThat(fired[0]).isZero();
  }

  @Test
  void aCodeTooShortForOneFiresNoButtonEither() {
    ButtonBase button = anyButton();
    int[] fired = {0};
    button.addEventHandler(ActionEvent.ACTION, event -> fired[0]++);
    button.requestFocus();
    keys.scan("1 2");
    assertThat(fired[0]).isZero();
  }

  @Test
  void aScanCountsAsSomebodyBeingThere() {
    keys.scan(ShopFloor.WILHELMINA);
    kiosk.pass(Duration.ofSeconds(29));
    keys.type("9", 5);
    kiosk.pass(Duration.ofSeconds(20));
    assertThat(kiosk.model.pageProperty().get()).isInstanceOf(KioskPage.Greeting.class);
  }

  @Test
  void aPersonsKeysStillWork() {
    ButtonBase button = anyButton();
    int[] fired = {0};
    button.addEventHandler(ActionEvent.ACTION, event -> fired[0]++);
    button.requestFocus();
    keys.press(KeyCode.SPACE, 300);
    assertThat(fired[0]).isEqualTo(1);
  }
}
