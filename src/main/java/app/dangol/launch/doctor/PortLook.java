package app.dangol.launch.doctor;

import app.dangol.cache.FolderHolder;
import app.dangol.config.KioskConfig.Scanner;
import app.dangol.device.DriverFolder;
import app.dangol.device.SerialSettings;
import app.dangol.device.serial.JsscPort;
import app.dangol.failure.DangolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks at one serial port, and opens it for a moment if nobody has it. */
final class PortLook {
  /** stat(2): what kind of file, and the kind for devices such as serial ports. */
  private static final int KIND_OF_FILE = 0170000;

  private static final int CHARACTER_DEVICE = 0020000;

  private static final SerialSettings USUAL =
      new SerialSettings(9600, 8, SerialSettings.Parity.NONE, SerialSettings.StopBits.ONE);

  private final DriverFolder drivers;
  private final RunningApp app;
  private final PortNames names;
  private final String user;

  PortLook(DriverFolder drivers, RunningApp app, PortNames names, String user) {
    this.drivers = drivers;
    this.app = app;
    this.names = names;
    this.user = user;
  }

  /** Where the name leads; the name itself if that is nowhere. */
  String realPath(String port) {
    try {
      return Path.of(port).toRealPath().toString();
    } catch (IOException | IllegalArgumentException e) {
      return port;
    }
  }

  Finding at(Scanner scanner) {
    String about = "scanner." + scanner.name() + ": " + scanner.port() + " ";
    try {
      Optional<Finding> wrong = wrongFile(scanner, about);
      return wrong.isPresent() ? wrong.get() : use(scanner, about);
    } catch (IOException e) {
      return Finding.failed(
          about + "cannot be looked at (" + e.getClass().getSimpleName() + ")",
          "See that " + user + " may use " + scanner.port() + ".");
    }
  }

  private Optional<Finding> wrongFile(Scanner scanner, String about) throws IOException {
    Path path = Path.of(scanner.port());
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return Optional.empty(); // COM3 is no file
    }
    if (!Files.exists(path)) {
      return Optional.of(
          Finding.failed(
              about + "is not there (DEV-01)",
              "Plug the reader in and switch it to a serial port (settings.md of its driver); "
                  + names.known()));
    }
    int mode = (int) Files.getAttribute(path, "unix:mode");
    if ((mode & KIND_OF_FILE) != CHARACTER_DEVICE || isOtherDevice(path)) {
      return Optional.of(
          Finding.failed(
              about + "is no serial port",
              "Set scanner." + scanner.name() + ".port to the reader's port; " + names.known()));
    }
    if (!Files.isReadable(path) || !Files.isWritable(path)) {
      return Optional.of(noRights(path, about));
    }
    return Optional.empty();
  }

  /** Whether Linux says that it is something else than a terminal, as /dev/null is. */
  private static boolean isOtherDevice(Path path) throws IOException {
    long device = (long) Files.getAttribute(path, "unix:rdev");
    // As glibc's major() and minor() take it apart.
    long major = (device >> 8 & 0xfff) | (device >> 32 & ~0xfffL);
    long minor = (device & 0xff) | (device >> 12 & 0xfff00L);
    Path subsystem = Path.of("/sys/dev/char", major + ":" + minor, "subsystem");
    return Files.exists(subsystem) && !subsystem.toRealPath().endsWith("tty");
  }

  private Finding noRights(Path path, String about) throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(path.toRealPath(), PosixFileAttributes.class);
    String group = attributes.group().getName();
    String cure =
        group.equals("root")
            ? "Install the rule 99-dangol.rules of the driver, which gives the port to the group"
                + " dialout, and run `sudo usermod -aG dialout "
                + user
                + "`; then sign out and in again."
            : "Run `sudo usermod -aG " + group + " " + user + "`, then sign out and in again.";
    return Finding.failed(
        about + "may not be read and written by " + user + "; it belongs to the group " + group,
        cure);
  }

  private Finding use(Scanner scanner, String about) {
    Optional<FolderHolder> running = app.find();
    OptionalLong appPid = running.isEmpty() ? OptionalLong.empty() : running.get().pid();
    List<PortUsers.User> others =
        PortUsers.of(Path.of(realPath(scanner.port()))).stream()
            .filter(u -> appPid.isEmpty() || u.pid() != appPid.getAsLong())
            .toList();
    if (!others.isEmpty()) {
      PortUsers.User other = others.getFirst();
      return Finding.failed(
          about + "is in use by process " + other.pid() + " (" + other.command() + ")",
          "End that program, and see that it does not start again.");
    }
    if (running.isPresent()) {
      // Not tried: a moment of ours would be a moment without the reader for whoever scans.
      return Finding.ok(about + "is in use by the running app");
    }
    return open(scanner, about);
  }

  private Finding open(Scanner scanner, String about) {
    JsscPort port = new JsscPort(scanner.port(), settings(scanner.driver()));
    try {
      port.open();
      port.close();
    } catch (DangolException e) {
      if (e.getCause() instanceof LinkageError) {
        return noLibrary(scanner, about);
      }
      String why = String.valueOf(e.getMessage());
      return Finding.failed(
          about + "cannot be opened: " + why,
          why.contains("busy")
              ? "Another program has the port open; end it. `sudo fuser "
                  + scanner.port()
                  + "` names it."
              : "Unplug the reader and plug it in again; if that does not help, see settings.md of"
                  + " its driver.");
    }
    return names.mayChange(scanner.port())
        ? Finding.advice(
            about + "opens, but the name may change when something else is plugged in",
            "In scanner." + scanner.name() + ".port use a name that stays; " + names.known())
        : Finding.ok(about + "opens");
  }

  /** Says nothing about the reader: no port can be opened at all. */
  private static Finding noLibrary(Scanner scanner, String about) {
    String temp = System.getProperty("java.io.tmpdir");
    return Finding.failed(
        about + "was not tried: the serial library cannot be loaded (DEV-01)",
        "This has nothing to do with the reader. Install the package again; a build without a"
            + " library of its own unpacks it into "
            + temp
            + ", which must allow execution (`findmnt -T "
            + temp
            + "`).");
  }

  /** What is wrong with the driver is told by the check of the drivers. */
  private SerialSettings settings(String driver) {
    try {
      return drivers.get(driver).serial();
    } catch (DangolException e) {
      return USUAL;
    }
  }
}
