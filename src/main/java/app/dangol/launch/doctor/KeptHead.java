package app.dangol.launch.doctor;

import app.dangol.config.KioskConfig;
import app.dangol.failure.DangolException;
import app.dangol.hub.AuditHeadLook;
import app.dangol.wire.AuditHeads.Kept;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the hub inside the app keeps of this device's audit trail, read from its file. */
record KeptHead(Path folder, KioskConfig.Place place, RunningApp app) {
  /** Empty if it keeps nothing, or its file cannot be read, which another check says. Blocks. */
  Optional<Kept> find() {
    Path file = DatabaseFile.HUB.in(folder);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return read(file);
    } catch (DangolException e) {
      return Optional.empty();
    }
  }

  /** Whether its file is there and can be read, so that nothing found is nothing kept. Blocks. */
  boolean isReadable() {
    Path file = DatabaseFile.HUB.in(folder);
    try {
      if (Files.exists(file)) {
        read(file);
        return true;
      }
      return false;
    } catch (DangolException e) {
      return false;
    }
  }

  private Optional<Kept> read(Path file) {
    return AuditHeadLook.at(
        file, DatabaseFile.HUB.mayBeInUse(folder, app.isRunning()), place.store(), place.device());
  }
}
