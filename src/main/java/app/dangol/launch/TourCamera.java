package app.dangol.launch;

import app.dangol.screen.Appearance;
import app.dangol.screen.Snapshot;
import app.dangol.screen.associate.AssociateViewModel;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Takes the tour's pictures, each step in several looks, and how long the step took. */
final class TourCamera {
  private static final double UPRIGHT_WIDTH = 800;
  private static final double UPRIGHT_HEIGHT = 1280;

  /** The longest fade on a scene that is asked for less motion, with some room. */
  private static final Duration MOTION = Duration.millis(150);

  private final AssociateApp app;
  private final AssociateViewModel model;
  private final TourAlbum album;

  /** The app on a tablet held upright; made once, for it follows the model ever after. */
  private @Nullable Scene upright;

  /** Since the step began; what the pictures cost is left out. */
  private long begun = System.nanoTime();

  TourCamera(AssociateApp app, TourAlbum album) {
    this.app = app;
    this.model = app.model();
    this.album = album;
  }

  /** A step begins. */
  void begin() {
    begun = System.nanoTime();
  }

  /** What is on the tablet now. */
  void take(String step, List<Appearance> looks) throws InterruptedException {
    take(step, looks, app.screen().scene());
  }

  /** The app on a tablet held upright. */
  void portrait(String step) throws InterruptedException {
    Scene scene = upright;
    if (scene == null) {
      scene = FxRuntime.call(this::createUpright);
      upright = scene;
    }
    take(step, TourLooks.UPRIGHT, scene);
  }

  /** A scene held upright, in which nothing moves for long. */
  interface Upright {
    Scene at(double width, double height);
  }

  /** Something else than the app's own screen, upright. */
  void portrait(String step, Upright upright) throws InterruptedException {
    take(step, TourLooks.UPRIGHT, FxRuntime.call(() -> upright.at(UPRIGHT_WIDTH, UPRIGHT_HEIGHT)));
  }

  private Scene createUpright() {
    Scene scene = app.createScreen(UPRIGHT_WIDTH, UPRIGHT_HEIGHT).scene();
    scene.getPreferences().setReducedMotion(true);
    return scene;
  }

  /** That scene, which follows the app's appearance. */
  void take(String step, List<Appearance> looks, Scene scene) throws InterruptedException {
    long ms = (System.nanoTime() - begun) / 1_000_000;
    for (Appearance appearance : looks) {
      FxRuntime.run(() -> model.appearanceProperty().set(appearance));
      settle();
      album.add(
          step,
          ms,
          step + TourLooks.suffix(appearance) + ".png",
          FxRuntime.call(() -> Snapshot.of(scene)));
    }
    begun = System.nanoTime() - ms * 1_000_000;
  }

  /** Lets what slides or fades come to rest. */
  private static void settle() throws InterruptedException {
    CountDownLatch rested = new CountDownLatch(1);
    FxRuntime.run(() -> {
      PauseTransition pause = new PauseTransition(MOTION);
      pause.setOnFinished(finished -> rested.countDown());
      pause.play();
    });
    rested.await();
  }
}
