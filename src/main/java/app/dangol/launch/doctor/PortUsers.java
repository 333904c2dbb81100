package app.dangol.launch.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which processes have a device open, as {@code /proc/<pid>/fd} tells on Linux. Root sees all of
 * them, anybody else their own. Looking there opens no device.
 */
final class PortUsers {
  private static final Path PROC = Path.of("/proc");

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
    } catch (IOException e) {
      // Then opening the port tells, if less exactly.
      return users;
    }
    return users;
  }

  private static boolean hasOpen(Path process, Path device) {
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        if (pointsTo(descriptor, device)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false; // somebody else's, or ended meanwhile
    }
  }

  private static boolean pointsTo(Path descriptor, Path device) {
    try {
      return Files.readSymbolicLink(descriptor).equals(device);
    } catch (IOException e) {
      return false; // closed meanwhile
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
