package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.cache.DataFolder;
import app.dangol.device.SerialSettings;
import app.dangol.device.serial.JsscPort;
import app.dangol.device.serial.PtyPair;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The check of the ports, on real pseudo terminals. */
@Timeout(60)
class DoctorPortsTest {
  private static final SerialSettings SETTINGS =
      new SerialSettings(9600, 8, SerialSettings.Parity.NONE, SerialSettings.StopBits.ONE);

  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void configure() {
    shop = new Shop(folder);
  }

  @Test
  void aFreePortIsOpenedAndGivenBack() throws Exception {
    try (PtyPair pair = PtyPair.open(folder)) {
      reader("counter", pair.path());

      DoctorRun.of(shop).assertOk("ports", "scanner.counter: " + pair.path() + " opens");
      // Given back: it can be had again.
      DoctorRun.of(shop).assertOk("ports", " opens");
    }
  }

  @Test
  void aPortThatIsNotThereIsToBePluggedIn() throws Exception {
    String missing = folder.resolve("scanner").toString();
    reader("counter", missing);

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.isOk("ports")).isFalse();
    assertThat(doctor.detail("ports"))
        .isEqualTo("scanner.counter: " + missing + " is not there (DEV-01)");
    assertThat(doctor.fix("ports"))
        .startsWith(
            "Plug the reader in and switch it to a serial port (settings.md of its driver);");
    assertThat(doctor.run().status()).isEqualTo(1);
  }

  @Test
  void aFileIsNoPort() throws Exception {
    assumeTrue(hasUnixFiles());
    Path file = Files.createFile(folder.resolve("file"));
    reader("counter", file.toString());

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.detail("ports")).isEqualTo("scanner.counter: " + file + " is no serial port");
    assertThat(doctor.fix("ports")).startsWith("Set scanner.counter.port to the reader's port;");
    assertThat(doctor.run().status()).isEqualTo(1);
  }

  @Test
  void aDeviceThatIsNoTerminalIsNoPort() throws Exception {
    assumeTrue(Files.exists(Path.of("/sys/dev/char/1:3/subsystem")));
    reader("counter", "/dev/null");

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.isOk("ports")).isFalse();
    assertThat(doctor.detail("ports")).isEqualTo("scanner.counter: /dev/null is no serial port");
  }

  @Test
  void anotherProgramOnThePortIsNamed() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")));
    try (PtyPair pair = PtyPair.open(folder)) {
      reader("counter", pair.path());
      Process other = hold(pair.path());
      try {
        DoctorRun.of(shop)
            .assertFailed(
                "ports",
                pair.path() + " is in use by process " + other.pid() + " (sleep)",
                "End that program, and see that it does not start again.");
      } finally {
        end(other);
      }
    }
  }

  @Test
  void theRunningAppMayHaveThePort() throws Exception {
    try (PtyPair pair = PtyPair.open(folder);
        DataFolder running = DataFolder.open(shop.dataFolder())) {
      reader("counter", pair.path());
      JsscPort port = new JsscPort(pair.path(), SETTINGS);
      port.open();
      try {
        DoctorRun.of(shop).assertOk("ports", pair.path() + " is in use by the running app");
        assertThat(port.available()).as("not disturbed").isZero();
      } finally {
        port.close();
      }
      assertThat(running.path()).isEqualTo(shop.dataFolder());
    }
  }

  @Test
  void anotherProgramBesideTheRunningAppIsNamed() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/locks")));
    try (PtyPair pair = PtyPair.open(folder);
        DataFolder running = DataFolder.open(shop.dataFolder())) {
      reader("counter", pair.path());
      Process other = hold(pair.path());
      try {
        DoctorRun doctor = DoctorRun.of(shop);
        assertThat(doctor.isOk("ports")).isFalse();
        assertThat(doctor.detail("ports")).endsWith("process " + other.pid() + " (sleep)");
        assertThat(doctor.detail("database")).contains(running.path() + " is in use");
      } finally {
        end(other);
      }
    }
  }

  @Test
  void twoReadersCannotHaveOnePort() throws Exception {
    try (PtyPair pair = PtyPair.open(folder)) {
      Path alias = Files.createSymbolicLink(folder.resolve("alias"), Path.of(pair.path()));
      reader("a", pair.path());
      reader("b", alias.toString());

      DoctorRun.of(shop)
          .assertFailed(
              "ports",
              "scanner.a and scanner.b have the same port",
              "Give scanner.b.port the port of its own reader.");
    }
  }

  @Test
  void aKioskWithoutAReaderIsWarnedButWorks() throws Exception {
    DoctorRun doctor = DoctorRun.of(shop.asKiosk("21.5"));

    assertThat(doctor.isOk("ports")).isTrue();
    assertThat(doctor.line("ports").get("state").getAsString()).isEqualTo("advice");
    assertThat(doctor.detail("ports"))
        .contains("only a scanner in keyboard mode can be used at this kiosk");
    assertThat(doctor.fix("ports"))
        .isEqualTo("Set scanner.<name>.driver and scanner.<name>.port, unless the scanner types.");
    assertThat(doctor.run().err()).contains("! ports");
  }

  @Test
  void aSerialLibraryThatCannotBeLoadedIsNotTheReadersFault() throws Exception {
    try (PtyPair pair = PtyPair.open(folder)) {
      reader("counter", pair.path());
      Process doctor =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "--enable-native-access=ALL-UNNAMED",
                  "-Djssc.boot.library.path="
                      + Files.createDirectory(folder.resolve("without-library")),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Main.class.getName(),
                  "doctor",
                  "--config",
                  shop.config())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String out = new String(doctor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(doctor.waitFor()).isEqualTo(1);
      assertThat(out)
          .contains(pair.path() + " was not tried: the serial library cannot be loaded (DEV-01)")
          .contains("This has nothing to do with the reader.")
          .doesNotContain("Unplug");
    }
  }

  private void reader(String name, String port) {
    shop.set("scanner." + name + ".driver", "generic-line-scanner");
    shop.set("scanner." + name + ".port", port);
  }

  /** A process that has the port as its standard input. */
  private static Process hold(String port) throws Exception {
    return new ProcessBuilder("sleep", "60").redirectInput(Path.of(port).toFile()).start();
  }

  private static void end(Process process) throws Exception {
    process.destroyForcibly();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private boolean hasUnixFiles() {
    return folder.getFileSystem().supportedFileAttributeViews().contains("unix");
  }
}
