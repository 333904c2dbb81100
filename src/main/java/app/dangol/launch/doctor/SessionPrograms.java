package app.dangol.launch.doctor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a kiosk without a display can make one: the programs its own X session is made of.
 *
 * @param environment of this process
 */
record SessionPrograms(Map<String, String> environment) {
  private static final List<Program> NEEDED =
      List.of(
          new Program(List.of("Xorg", "X"), "xserver-xorg-core"),
          new Program(List.of("xinit"), "xinit"),
          new Program(List.of("matchbox-window-manager"), "matchbox-window-manager"));

  /**
   * One of them.
   *
   * @param names any of which will do
   * @param debianPackage what brings it
   */
  private record Program(List<String> names, String debianPackage) {}

  /** What to know; empty if nothing is missing. */
  Optional<Finding> missing() {
    List<Program> missing = NEEDED.stream().filter(program -> !isThere(program)).toList();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.advice(
            "the kiosk's own X session needs "
                + missing.stream()
                    .map(program -> String.join(" or ", program.names()))
                    .collect(Collectors.joining(", "))
                + ", not found on PATH",
            "Run `sudo apt-get install "
                + missing.stream().map(Program::debianPackage).collect(Collectors.joining(" "))
                + "`, unless this kiosk is shown on a desktop that is there already."));
  }

  private boolean isThere(Program program) {
    return Stream.of(
            Objects.requireNonNullElse(environment.get("PATH"), "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> program.names().stream().map(name -> Path.of(folder, name)))
        .anyMatch(Files::isExecutable);
  }
}
