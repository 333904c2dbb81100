package app.dangol.launch.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names serial ports have on Linux.
 *
 * @param devices {@code /dev}
 */
record PortNames(Path devices) {
  private static final Pattern NUMBERED = Pattern.compile("tty(ACM|USB)[0-9]+");

  /** Whether the name is given in the order of plugging in. */
  boolean mayChange(String port) {
    Path path = Path.of(port);
    return devices.equals(path.getParent())
        && NUMBERED.matcher(String.valueOf(path.getFileName())).matches();
  }

  /** The lasting names there are now, in words. */
  String known() {
    List<String> names =
        Stream.of("dangol", "serial/by-id")
            .map(devices::resolve)
            .flatMap(PortNames::in)
            .sorted()
            .toList();
    return names.isEmpty()
        ? "now no serial reader is plugged in."
        : "plugged in now: " + String.join(", ", names) + ".";
  }

  private static Stream<String> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(Path::toString).toList().stream();
    } catch (IOException e) {
      return Stream.of(); // only a help for finding the name
    }
  }
}
