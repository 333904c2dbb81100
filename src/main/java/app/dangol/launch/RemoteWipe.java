package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.failure.DangolException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the hub's order to wipe this device: sends what can be sent, destroys the key and all
 * files, and tells the hub. Blocks, for {@link #LIMIT} and a few calls at most.
 */
final class RemoteWipe {
  /** Sending must not put the wipe off for long. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(RemoteWipe.class);

  private RemoteWipe() {}

  /**
   * Closes the device and destroys what it holds.
   *
   * @return whether the hub has heard of it
   * @throws DangolException DB-01 if something could not be destroyed; the next start goes on
   */
  static boolean run(Dangol dangol, DeviceEnrolment enrolment, DataFolder folder) {
    // First of all: from now on nobody here may do anything.
    dangol.signOut();
    Optional<String> bearer = bearer(enrolment);
    try {
      sendLast(dangol);
    } finally {
      dangol.close();
    }
    folder.destroyContent();
    LOG.warn("this device has wiped itself, as the hub ordered");
    return bearer.filter(enrolment::confirmWipe).isPresent();
  }

  private static Optional<String> bearer(DeviceEnrolment enrolment) {
    try {
      return Optional.of(enrolment.bearer());
    } catch (DangolException e) {
      return Optional.empty();
    }
  }

  private static void sendLast(Dangol dangol) {
    Thread sending =
        Thread.ofVirtual()
            .name("send before wipe")
            .start(() -> {
              try {
                LOG.info("{} writes were left unsent", dangol.sendLast());
              } catch (DangolException e) {
                LOG.warn("not all writes could be sent before the wipe ({})", e.code());
              }
            });
    try {
      if (!sending.join(LIMIT)) {
        sending.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
