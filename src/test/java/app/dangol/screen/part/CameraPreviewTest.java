package app.dangol.screen.part;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.Snapshot;
import app.dangol.screen.theme.Fonts;
import app.dangol.screen.theme.Theme;
import app.dangol.screen.theme.ThemeName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beside the FX thread, because what it is about is another thread's pictures. */
class CameraPreviewTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;

  private final Camera camera = new Camera();
  private Scene scene;
  private StackPane root;
  private CameraPreview preview;

  /** Hands out what it is given. */
  private static final class Camera implements PreviewSource {
    private final List<Listener> listeners = new ArrayList<>();

    @Override
    public Subscription subscribe(Listener listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }

    void show(byte[] grey) {
      listeners.forEach(listener -> listener.onFrame(WIDTH, HEIGHT, grey));
    }
  }

  @BeforeEach
  void open() throws Exception {
    FxThreadExtension.start();
    new Fonts().load();
    create(false);
  }

  private void create(boolean mirrored) {
    preview = new CameraPreview(camera, "camera", "Hold the card inside the frame.", mirrored);
    root = new StackPane(preview);
    scene = new Scene(root, 480, 420);
    new Theme().apply(scene, ThemeName.LIGHT, 1);
  }

  private static void onFx(Runnable work) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    List<Throwable> failures = new ArrayList<>();
    Platform.runLater(() -> {
      try {
        work.run();
      } catch (RuntimeException | AssertionError e) {
        failures.add(e);
      }
      done.countDown();
    });
    assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(failures).isEmpty();
  }

  /** Left half dark, right half light. */
  private static byte[] halves() {
    byte[] grey = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) (i % WIDTH < WIDTH / 2 ? 20 : 230);
    }
    return grey;
  }

  private static byte[] flat(int value) {
    byte[] grey = new byte[WIDTH * HEIGHT];
    java.util.Arrays.fill(grey, (byte) value);
    return grey;
  }

  private Image picture() {
    root.applyCss();
    root.layout();
    return scene.snapshot(null);
  }

  /** The blue of a point inside the card's frame, in hundredths of the width. */
  private int greyAt(int hundredth) {
    Image picture = picture();
    int x = (int) (picture.getWidth() * hundredth / 100);
    int y = (int) (preview.getBoundsInParent().getMinY() + 150);
    return picture.getPixelReader().getArgb(x, y) & 0xFF;
  }

  @Test
  void showsTheNewestPictureThatCameFromAnotherThread() throws Exception {
    camera.show(flat(90));
    camera.show(halves());

    onFx(() -> {
      assertThat(greyAt(35)).isEqualTo(20);
      assertThat(greyAt(65)).isEqualTo(230);
    });
  }

  @Test
  void mirroredLeftIsRight() throws Exception {
    create(true);
    camera.show(halves());

    onFx(() -> {
      assertThat(greyAt(35)).isEqualTo(230);
      assertThat(greyAt(65)).isEqualTo(20);
    });
  }

  @Test
  void thePictureIsOurOwnThoughTheSourceUsesItsArrayAgain() throws Exception {
    byte[] grey = flat(90);
    camera.show(grey);
    java.util.Arrays.fill(grey, (byte) 200);

    onFx(() -> assertThat(greyAt(50)).isEqualTo(90));
  }

  @Test
  void aBurstIsDrawnOnceAndEndsWithItsLastPicture() throws Exception {
    onFx(() -> {
      for (int i = 0; i < 100; i++) {
        camera.show(flat(i));
      }
    });

    onFx(() -> assertThat(greyAt(50)).isEqualTo(99));
  }

  @Test
  void outOfTheSceneItListensToNobodyAndForgetsThePicture() throws Exception {
    camera.show(flat(90));
    onFx(() -> {
      picture();
      root.getChildren().clear();
    });
    assertThat(camera.listeners).isEmpty();

    onFx(() -> {
      root.getChildren().add(preview);
      assertThat(greyAt(50)).isNotEqualTo(90);
    });
    assertThat(camera.listeners).hasSize(1);
  }

  @Test
  void aPictureWithTooFewBytesIsLeftOut() throws Exception {
    camera.show(flat(90));
    camera.listeners.getFirst().onFrame(WIDTH, HEIGHT, new byte[3]);
    camera.listeners.getFirst().onFrame(0, HEIGHT, new byte[3]);

    onFx(() -> assertThat(greyAt(50)).isEqualTo(90));
  }

  @Test
  void awayFromTheSceneCornerTheCardIsStillBrightAndTheRestIsNot() throws Exception {
    root.setPadding(new Insets(80, 0, 0, 120));
    camera.show(flat(200));

    onFx(() -> {
      Image picture = picture();
      Node edge = preview.lookup(".card-edge");
      Bounds card = edge.localToScene(edge.getLayoutBounds());
      assertThat(greyAt(picture, card.getMinX() + 12, card.getCenterY())).isEqualTo(200);
      assertThat(greyAt(picture, card.getCenterX(), card.getMinY() + 12)).isEqualTo(200);
      assertThat(greyAt(picture, card.getMaxX() + 12, card.getCenterY())).isNotEqualTo(200);
      assertThat(greyAt(picture, card.getCenterX(), card.getMaxY() + 12)).isNotEqualTo(200);
    });
  }

  private static int greyAt(Image picture, double x, double y) {
    return picture.getPixelReader().getArgb((int) x, (int) y) & 0xFF;
  }

  @Test
  void holdsTogetherInEveryTheme() throws Exception {
    camera.show(halves());
    for (ThemeName theme : ThemeName.values()) {
      onFx(() -> {
        new Theme().apply(scene, theme, 1);
        picture();
        LayoutFaults.assertNone("camera " + theme, scene);
        try {
          Snapshot.of(scene)
              .write(
                  Path.of(
                      "target",
                      "look",
                      "camera-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      });
    }
  }
}
