package app.dangol.screen.associate;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.WatchedCamera;
import app.dangol.screen.part.CameraPreview;
import app.dangol.screen.part.IconButton;
import app.dangol.screen.part.LayoutFaults;
import app.dangol.screen.theme.Fonts;
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

@ExtendWith(FxThreadExtension.class)
class CameraAtTabletTest {
  private static final String OPEN = "Scan with the camera";

  private final WatchedCamera camera = new WatchedCamera();

  @TempDir private Path folder;
  private ShopFloor shop;
  private AssociateScreen screen;
  private Scene scene;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
    AssociateViewModel model = new Tablet(shop, ShopFloor.ENGLISH).model;
    screen = new AssociateScreen(model, "Minji", List.of(), key -> {}, 1280, 800);
    scene = screen.scene();
    scene.getPreferences().setReducedMotion(true);
    layout();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void offersNoCameraWhereThereIsNone() {
    assertThat(SceneWords.nodes(scene.getRoot(), CameraAtTabletTest::opensCamera)).isEmpty();
  }

  @Test
  void showsWhatTheCameraSeesUntilTheCardIsRead() {
    screen.offerCamera(camera);
    layout();
    Node open = SceneWords.nodes(scene.getRoot(), CameraAtTabletTest::opensCamera).getFirst();
    assertThat(camera.watchers()).isZero();
    ((Button) open).fire();
    layout();
    assertThat(SceneWords.nodes(scene.getRoot(), CameraPreview.class::isInstance)).hasSize(1);
    assertThat(SceneWords.all(scene.getRoot())).contains("Hold the card inside the frame.");
    assertThat(camera.watchers()).isEqualTo(1);
    LayoutFaults.assertNone("camera sheet", scene);

    shop.scanCard(ShopFloor.WILHELMINA);
    layout();
    assertThat(SceneWords.nodes(scene.getRoot(), node -> node.getStyleClass().contains("display")))
        .isNotEmpty();
  }

  private static boolean opensCamera(Node node) {
    return node instanceof IconButton && OPEN.equals(node.getAccessibleText());
  }

  private void layout() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }
}
