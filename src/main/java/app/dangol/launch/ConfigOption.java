package app.dangol.launch;

import app.dangol.config.KioskConfig;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --config}, alike in every command that has it. */
final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration; default: kiosk-config/kiosk.properties of the installation.")
  private @Nullable Path file;

  /**
   * Reads the configuration.
   *
   * @throws app.dangol.config.ConfigException with every problem found
   */
  KioskConfig read() {
    return AppHome.find().readConfig(Optional.ofNullable(file));
  }

  /** The file that {@link #read} reads. */
  Path path() {
    return file == null ? AppHome.find().defaultConfig() : file;
  }
}
