package app.dangol.launch;

import app.dangol.config.KioskConfig;
import app.dangol.config.KioskConfigReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder Dangol is installed in: it holds {@code drivers/} and {@code kiosk-config/}.
 *
 * @param root absolute
 */
record AppHome(Path root) {
  /** What {@code bin/dangol} says, else the folder the program was started in. */
  static AppHome find() {
    String said = System.getProperty("dangol.home", "");
    return new AppHome(Path.of(said).toAbsolutePath().normalize());
  }

  Path drivers() {
    return root.resolve("drivers");
  }

  Path launcher() {
    return root.resolve("bin").resolve("dangol");
  }

  /**
   * {@code kiosk-config/kiosk.properties}. An installed package makes that a link to the file IT
   * edits (below {@code /etc} on Linux); then it is that file, so that every message names it.
   */
  Path defaultConfig() {
    Path file = root.resolve("kiosk-config").resolve("kiosk.properties");
    try {
      return Files.isSymbolicLink(file) ? file.resolveSibling(Files.readSymbolicLink(file)) : file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot follow " + file, e);
    }
  }

  /**
   * The configuration in that file, or in the one that comes with the installation.
   *
   * @throws app.dangol.config.ConfigException with every problem found
   */
  KioskConfig readConfig(Optional<Path> file) {
    return new KioskConfigReader(root).read(file.orElseGet(this::defaultConfig));
  }
}
