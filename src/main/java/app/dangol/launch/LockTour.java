package app.dangol.launch;

import app.dangol.id.StaffId;
import app.dangol.screen.Appearance;
import java.util.List;
import javafx.scene.Scene;

/** The part of the tour before a locked tablet: a wrong PIN, a manager who helps, the right one. */
final class LockTour {
  private final AssociateLock lock;
  private final TourWaits waits;
  private final Camera camera;

  /** Takes a picture of a scene in each look. */
  interface Camera {
    void take(String step, List<Appearance> looks, Scene scene) throws InterruptedException;
  }

  LockTour(AssociateLock lock, TourWaits waits, Camera camera) {
    this.lock = lock;
    this.waits = waits;
    this.camera = camera;
  }

  /** Leaves the tablet unlocked again, by the same person. */
  void walk() throws InterruptedException {
    FxRuntime.run(lock::close);
    waits.untilNobody();
    waits.untilPeople();
    picture("lock", TourLooks.EVERYDAY);
    FxRuntime.run(() -> lock.model().choose(new StaffId(DemoShop.STAFF)));
    picture("lock-pin", TourLooks.EVERYDAY);
    picture("lock-pin", TourLooks.CONTRAST);
    picture("lock-pin", TourLooks.LARGE);
    Scene upright =
        FxRuntime.call(() -> lock.createScreen(Tour.PORTRAIT_WIDTH, Tour.PORTRAIT_HEIGHT).scene());
    camera.take("lock-pin-portrait", TourLooks.UPRIGHT, upright);
    for (int wrong = 1; wrong <= 5; wrong++) {
      type("13579" + wrong);
      waits.untilRefused();
      if (wrong == 1) {
        picture("lock-wrong", TourLooks.BOTH_LANGUAGES);
      }
    }
    picture("lock-paused", TourLooks.BOTH_LANGUAGES);
    FxRuntime.run(() -> lock.model().help(new StaffId(DemoStaff.MANAGER)));
    picture("lock-manager", TourLooks.BOTH_LANGUAGES);
    type(DemoStaff.PIN);
    waits.untilOpenPad();
    picture("lock-freed", TourLooks.BOTH_LANGUAGES);
    type(DemoStaff.PIN);
  }

  /** Somebody comes whose PIN is that of the demo. */
  void signIn(String who) throws InterruptedException {
    FxRuntime.run(() -> lock.model().choose(new StaffId(who)));
    waits.untilOpenPad();
    type(DemoStaff.PIN);
  }

  private void picture(String step, List<Appearance> looks) throws InterruptedException {
    camera.take(step, looks, lock.scene());
  }

  private void type(String pin) throws InterruptedException {
    FxRuntime.run(() -> {
      pin.chars().forEach(digit -> lock.model().type(digit - '0'));
      lock.model().enter();
    });
  }
}
