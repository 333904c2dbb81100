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
      return AuditHeadLook.at(
          file,
          DatabaseFile.HUB.mayBeInUse(folder, app.isRunning()),
          place.store(),
          place.device());
    } catch (DangolException e) {
      return Optional.empty();
    }
  }
}
