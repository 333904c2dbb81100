package app.dangol.launch;

import app.dangol.device.DeviceStatus;
import app.dangol.failure.ErrorCode;
import app.dangol.screen.setup.model.DeviceReport.Health;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Finds out why a reader does not work. Looks at files, hence not for the screen's thread. */
final class DevicesHealth {
  /** A device that was asked something answers in a fraction of it. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Clock clock;

  DevicesHealth(Clock clock) {
    this.clock = clock;
  }

  Health of(String port, DevicesWatch.Watched watched) {
    if (watched.status().isEmpty()) {
      return Health.STARTING;
    }
    DeviceStatus status = watched.status().get();
    return switch (status.state()) {
      case UNKNOWN -> Health.STARTING;
      case ONLINE -> isSilent(status, watched) ? Health.NO_ANSWER : Health.WORKING;
      case OFFLINE -> offline(port, status, watched.everOpen());
    };
  }

  private boolean isSilent(DeviceStatus status, DevicesWatch.Watched watched) {
    Duration open = Duration.between(status.since(), clock.instant());
    return watched.unanswered() && open.compareTo(PATIENCE) >= 0;
  }

  private static Health offline(String port, DeviceStatus status, boolean everOpen) {
    if (status.why().stream().anyMatch(code -> code == ErrorCode.DEV_02)) {
      return Health.GONE;
    }
    // Names such as COM3 are no files.
    boolean files = FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
    if (files && !isThere(port)) {
      return everOpen ? Health.GONE : Health.NOT_THERE;
    }
    if (files && !isOurs(port)) {
      return Health.NO_RIGHTS;
    }
    return status.detail().contains("busy") ? Health.BUSY : Health.FAILED;
  }

  private static boolean isThere(String port) {
    try {
      return Files.exists(Path.of(port));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isOurs(String port) {
    Path path = Path.of(port);
    return Files.isReadable(path) && Files.isWritable(path);
  }
}
