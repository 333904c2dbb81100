package app.dangol.launch.doctor;

import app.dangol.config.KioskConfig.Scanner;
import app.dangol.device.DriverFolder;
import app.dangol.device.Framing;
import app.dangol.failure.DangolException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Looks at what a camera needs: its program, and where the system has camera files, its file. */
final class CameraLook {
  private final DriverFolder drivers;
  private final String searchPath;

  /**
   * @param searchPath where programs are looked for, as in the variable {@code PATH}
   */
  CameraLook(DriverFolder drivers, String searchPath) {
    this.drivers = drivers;
    this.searchPath = searchPath;
  }

  /** Empty for a reader that is no camera. */
  Optional<Finding> at(Scanner scanner) {
    return camera(scanner.driver()).map(camera -> look(scanner, camera));
  }

  private Finding look(Scanner scanner, Framing.Camera camera) {
    String about = "scanner." + scanner.name() + ": camera " + scanner.port() + " ";
    String program = camera.command().getFirst();
    if (!isProgram(program)) {
      return Finding.failed(
          about + "cannot be read: there is no program " + program,
          "Install " + program + ", such as with `sudo apt install " + program + "`.");
    }
    if (scanner.port().startsWith("/") && !Files.exists(Path.of(scanner.port()))) {
      return Finding.failed(
          about + "is not there",
          "Plug the camera in, and set scanner."
              + scanner.name()
              + ".port to its name below /dev/v4l/by-id/.");
    }
    if (scanner.port().startsWith("/") && !Files.isReadable(Path.of(scanner.port()))) {
      return Finding.failed(
          about + "may not be read", "Add the user to the group `video`, then sign in again.");
    }
    return Finding.ok(about + "is there; " + program + " reads it");
  }

  private Optional<Framing.Camera> camera(String driver) {
    try {
      return drivers.get(driver).framing() instanceof Framing.Camera camera
          ? Optional.of(camera)
          : Optional.empty();
    } catch (DangolException e) {
      return Optional.empty(); // what is wrong with the driver is told by the check of the drivers
    }
  }

  private boolean isProgram(String name) {
    if (Path.of(name).getNameCount() > 1) {
      return Files.isExecutable(Path.of(name));
    }
    return Arrays.stream(searchPath.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .anyMatch(folder ->
            Files.isExecutable(Path.of(folder, name))
                || Files.isExecutable(Path.of(folder, name + ".exe")));
  }
}
