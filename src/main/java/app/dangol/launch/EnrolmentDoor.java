package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.central.HubRoute;
import app.dangol.config.KioskConfig;
import app.dangol.screen.FxThread;
import app.dangol.screen.setup.model.EnrolmentSubject;
import app.dangol.screen.setup.model.EnrolmentSubject.Why;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Stands before the app on a device that enrols: lets it start once the device is enrolled, and
 * again after the hub has had it wiped. Devices with a fixed token or a hub of their own pass.
 */
final class EnrolmentDoor {
  private final KioskConfig config;
  private final DataFolder folder;
  private final Clock clock;
  private boolean wiped;

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
    boolean keyLost = LostKey.check(folder, FxThread.blockingGuard(), clock).isPresent();
    try (DeviceEnrolment enrolment =
        new DeviceEnrolment(
            HubRoute.find(config.hub()).orElseThrow(), folder, FxThread.blockingGuard(), clock)) {
      if (enrolment.isEnrolled()) {
        return true;
      }
      Optional<LostKey.Report> lost = LostKey.findNewest(folder.path());
      Why why = why(enrolment, keyLost || lost.isPresent());
      List<EnrolmentSubject.Lost> lines =
          why == Why.KEY_LOST ? lost.map(EnrolmentWindow::lost).orElse(List.of()) : List.of();
      EnrolmentWindow.Left left = new EnrolmentWindow(config, clock).show(enrolment, why, lines);
      return left != EnrolmentWindow.Left.CLOSED;
    }
  }

  private Why why(DeviceEnrolment enrolment, boolean keyLost) {
    if (wiped) {
      return Why.WIPED;
    }
    if (enrolment.wasRevoked()) {
      return Why.REVOKED;
    }
    return keyLost ? Why.KEY_LOST : Why.NEW;
  }

  /**
   * Carries out a wipe if the hub has ordered one, closing the device.
   *
   * @return whether there was one, so that the device has to enrol anew
   */
  boolean wipeIfOrdered(ConfiguredHub hub, Dangol dangol) {
    Optional<DeviceEnrolment> ordered = hub.enrolment().filter(DeviceEnrolment::isWipeOrdered);
    if (ordered.isEmpty()) {
      return false;
    }
    RemoteWipe.run(dangol, ordered.get(), folder);
    wiped = true;
    return true;
  }

  /**
   * Runs that when the hub ends the enrolment or orders a wipe, never for its silence; any thread.
   */
  static void onEnd(ConfiguredHub hub, Runnable signOut) {
    hub.enrolment().ifPresent(enrolment -> enrolment.onEnd(kind -> signOut.run()));
  }

  /** Runs that when the hub orders a wipe; any thread. */
  static void onWipe(ConfiguredHub hub, Runnable leave) {
    hub.enrolment()
        .ifPresent(enrolment ->
            enrolment.onEnd(kind -> {
              if (enrolment.isWipeOrdered()) {
                leave.run();
              }
            }));
  }
}
