package app.dangol.launch;

import app.dangol.id.StaffId;
import app.dangol.screen.Appearance;
import java.util.List;

/** The part of the tour before a locked tablet: a wrong PIN, a manager who helps, the right one. */
final class LockTour {
  private final AssociateLock lock;
  private final TourWaits waits;
  private final TourCamera camera;

  LockTour(AssociateLock lock, TourWaits waits, TourCamera camera) {
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
    camera.portrait(
        "lock-pin-portrait", (width, height) -> lock.createScreen(width, height).scene());
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
