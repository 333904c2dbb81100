package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.central.CentralException.Kind;
import app.dangol.central.HubRoute;
import app.dangol.config.KioskConfig;
import app.dangol.screen.FxThread;
import app.dangol.screen.setup.model.EnrolmentSubject;
import app.dangol.screen.setup.model.EnrolmentSubject.Why;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Stands before the app on a device that enrols: lets it start once the device is enrolled, and
 * again after the hub has had it wiped or has shut it out. Devices with a fixed token or a hub of
 * their own pass.
 */
final class EnrolmentDoor {
  private final KioskConfig config;
  private final DataFolder folder;
  private final Clock clock;

  EnrolmentDoor(KioskConfig config, DataFolder folder, Clock clock) {
    this.config = config;
    this.folder = folder;
    this.clock = clock;
  }

  private boolean isNeeded() {
    return config.hub().url().isPresent() && config.hub().tokenFile().isEmpty();
  }

  /**
   * Waits until the app may start. Not on the FX thread, which must run.
   *
   * @return false if the person closed the window instead
   */
  boolean pass() throws InterruptedException {
    if (!isNeeded()) {
      return true;
    }
    LostKey.check(folder, FxThread.blockingGuard(), clock);
    wipe().finishRevoked();
    try (DeviceEnrolment enrolment =
        new DeviceEnrolment(
            HubRoute.find(config.hub()).orElseThrow(), folder, FxThread.blockingGuard(), clock)) {
      if (enrolment.isEnrolled()) {
        return true;
      }
      Optional<LostWrites> lost = LostWrites.findNewest(folder.path());
      Why why = enrolment.hasEnded() ? Why.ENDED : lost.map(EnrolmentDoor::why).orElse(Why.NEW);
      List<EnrolmentSubject.Lost> lines =
          why == Why.ENDED ? List.of() : lost.map(EnrolmentWindow::lost).orElse(List.of());
      EnrolmentWindow.Left left = new EnrolmentWindow(config, clock).show(enrolment, why, lines);
      return left != EnrolmentWindow.Left.CLOSED;
    }
  }

  private static Why why(LostWrites lost) {
    return switch (Objects.requireNonNullElse(lost.why(), LostWrites.Why.KEY_LOST)) {
      case KEY_LOST -> Why.KEY_LOST;
      case REVOKED -> Why.REVOKED;
      case WIPED -> Why.WIPED;
    };
  }

  private RemoteWipe wipe() {
    return new RemoteWipe(folder, FxThread.blockingGuard(), clock);
  }

  /**
   * Destroys what this device holds if the hub has ordered that or shut it out, closing the device.
   *
   * @return whether it had to, so that the device has to enrol anew
   */
  boolean wipeIfOrdered(ConfiguredHub hub, Dangol dangol) {
    Optional<DeviceEnrolment> enrolment = hub.enrolment();
    Optional<Kind> why = enrolment.flatMap(DeviceEnrolment::wipe);
    if (why.isEmpty()) {
      return false;
    }
    wipe().run(dangol, enrolment.get(), why.get());
    return true;
  }

  /**
   * Runs that when the hub shuts this device out or orders a wipe; never for its silence, nor
   * because it has forgotten this device. Any thread.
   */
  static void onWipe(ConfiguredHub hub, Runnable work) {
    hub.enrolment()
        .ifPresent(enrolment ->
            enrolment.onEnd(kind -> {
              if (enrolment.wipe().isPresent()) {
                work.run();
              }
            }));
  }
}
