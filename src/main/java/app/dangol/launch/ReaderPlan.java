package app.dangol.launch;

import app.dangol.config.KioskConfig;
import app.dangol.device.DriverFolder;
import app.dangol.device.DriverProfile;
import java.util.List;
import java.util.Optional;

/**
 * Which drivers a configuration asks for, read before any file is opened.
 *
 * @param byHand takes in what has no port: the demo's cards and typed numbers
 * @param wired readers with a port
 * @param keys readers in keyboard mode, unless they are configured off
 */
record ReaderPlan(DriverProfile byHand, List<Wired> wired, Optional<DriverProfile> keys) {
  /** The name of {@link #byHand}. */
  static final String BY_HAND = "generic-line-scanner";

  ReaderPlan {
    wired = List.copyOf(wired);
  }

  /** A configured reader with a port, and its driver. */
  record Wired(KioskConfig.Scanner scanner, DriverProfile profile) {}

  /**
   * @throws app.dangol.failure.DangolException if a driver cannot be used
   */
  static ReaderPlan read(KioskConfig config) {
    DriverFolder drivers = new DriverFolder(config.driversFolder());
    return new ReaderPlan(
        drivers.get(BY_HAND),
        config.scanners().stream()
            .filter(KioskConfig.Scanner::hasPort)
            .map(scanner -> new Wired(scanner, drivers.get(scanner.driver())))
            .toList(),
        KeyboardReader.findProfile(config, drivers));
  }
}
