package app.dangol.screen.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.DeviceStatus;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.ReaderStates;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.WatchedCamera;
import app.dangol.screen.part.CameraPreview;
import app.dangol.screen.part.LayoutFaults;
import app.dangol.screen.theme.Fonts;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(FxThreadExtension.class)
class CameraAtKioskTest {
  private final WatchedCamera camera = new WatchedCamera();

  @TempDir private Path folder;
  private ShopFloor shop;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @ParameterizedTest
  @CsvSource({"1080, 1920, 32", "1920, 1080, 15.6", "1280, 800, 10.1"})
  void isSeenOnTheWelcomeAndNowhereElse(double width, double height, double inches) {
    Kiosk kiosk = new Kiosk(shop);
    KioskScreen screen =
        new KioskScreen(kiosk.model, new Panel(width, height, inches), List.of(), key -> {});
    Scene scene = screen.scene();
    screen.showCamera(camera);
    layout(scene);
    assertThat(previews(scene)).hasSize(1);
    assertThat(camera.watchers()).isEqualTo(1);
    assertThat(String.join(" ", SceneWords.all(scene.getRoot()))).contains("틀에 맞춰 주세요");
    LayoutFaults.assertNone("welcome with a camera", scene);

    kiosk.scan(ShopFloor.WILHELMINA);
    layout(scene);
    assertThat(previews(scene)).isEmpty();
    assertThat(camera.watchers()).isZero();

    kiosk.model.goHome();
    layout(scene);
    assertThat(camera.watchers()).isEqualTo(1);
    kiosk.model.onReaderStatus(ReaderStates.counter(DeviceStatus.State.OFFLINE));
    layout(scene);
    assertThat(previews(scene)).isEmpty();
  }

  @Test
  void whereNoCardIsReadNothingIsSaidOfMasking() {
    Kiosk kiosk = new Kiosk(shop);
    Scene scene =
        new KioskScreen(kiosk.model, new Panel(1080, 1920, 32), List.of(), key -> {}).scene();
    layout(scene);
    assertThat(SceneWords.all(scene.getRoot())).contains("카드를 대도 이름은 가려요");

    kiosk.model.onReaderStatus(ReaderStates.counter(DeviceStatus.State.OFFLINE));
    layout(scene);

    assertThat(SceneWords.all(scene.getRoot())).doesNotContain("카드를 대도 이름은 가려요");
  }

  private static List<Node> previews(Scene scene) {
    return SceneWords.nodes(scene.getRoot(), CameraPreview.class::isInstance);
  }

  private static void layout(Scene scene) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }
}
