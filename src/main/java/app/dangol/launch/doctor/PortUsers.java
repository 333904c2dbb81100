package app.dangol.launch.doctor;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which processes have a device open, as {@code /proc/<pid>/fd} tells on Linux. Root sees all of
 * them, anybody else their own. Looking there opens no device.
 */
final class PortUsers {
  private static final Path PROC = Path.of("/proc");
  private static final Path PSEUDO_TERMINALS = Path.of("/dev/pts");
  private static final Set<Path> MAKERS = Set.of(Path.of("/dev/ptmx"), Path.of("/dev/pts/ptmx"));

  private PortUsers() {}

  /** A process that has it open. */
  record User(long pid, String command) {}

  /**
   * @param device without links, as {@link Path#toRealPath} gives it
   */
  static List<User> of(Path device) {
    List<User> users = new ArrayList<>();
    if (!Files.isDirectory(PROC)) {
      return users;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (hasOpen(process, device)) {
          users.add(new User(Long.parseLong(process.getFileName().toString()), command(process)));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Then opening the port tells, if less exactly.
      return users;
    }
    return users;
  }

  private static boolean hasOpen(Path process, Path device) {
    List<Path> open = openIn(process);
    // Who makes a pseudo terminal, such as a bridge to a reader on the network, is no second user.
    boolean makes = device.startsWith(PSEUDO_TERMINALS) && open.stream().anyMatch(MAKERS::contains);
    return open.contains(device) && !makes;
  }

  private static List<Path> openIn(Path process) {
    List<Path> open = new ArrayList<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        target(descriptor).ifPresent(open::add);
      }
    } catch (IOException | DirectoryIteratorException e) {
      return open; // somebody else's, or ended meanwhile
    }
    return open;
  }

  private static Optional<Path> target(Path descriptor) {
    try {
      return Optional.of(Files.readSymbolicLink(descriptor));
    } catch (IOException e) {
      return Optional.empty(); // closed meanwhile
    }
  }

  private static String command(Path process) {
    try {
      return Files.readString(process.resolve("comm")).strip();
    } catch (IOException e) {
      return "?";
    }
  }
}
