package app.dangol.launch;

import app.dangol.config.KioskConfig;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DeviceStatus;
import app.dangol.device.DriverFolder;
import app.dangol.device.DriverProfile;
import app.dangol.device.Framing;
import app.dangol.device.camera.CameraReader;
import app.dangol.device.serial.JsscPort;
import app.dangol.device.serial.PortReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dangol scan}: what a device sends and what it means, one JSON object a line. */
@Command(
    name = "scan",
    description = "Reads a device, or the bytes in a file, and prints what they mean.",
    mixinStandardHelpOptions = true)
final class ScanCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--driver", required = true, paramLabel = "MODEL", description = "Driver folder.")
  private String driver = "";

  @Mixin private ConfigOption config = new ConfigOption();

  @ArgGroup(multiplicity = "1")
  private Source source = new Source();

  /** Where the bytes come from. */
  private static final class Source {
    @Option(
        names = "--port",
        paramLabel = "PATH",
        description =
            "Serial port or camera, until interrupted; one that is not there yet is waited for.")
    private @Nullable String port;

    @Option(
        names = "--hex",
        paramLabel = "FILE",
        description = "Each line is one chunk in hex as it arrived; - is standard input.")
    private @Nullable String hex;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    KioskConfig kiosk = config.read();
    DriverProfile profile = new DriverFolder(kiosk.driversFolder()).get(driver);
    JsonLines lines = new JsonLines(command.commandLine().getOut());
    ReaderLine line = new ReaderLine(kiosk.cards(), Clock.systemDefaultZone());
    if (source.hex != null) {
      pushHex(
          source.hex,
          line.recording(
              profile,
              scanned -> lines.print(ScanJson.of(scanned)),
              remark -> lines.print(ScanJson.of(remark))),
          command);
      return 0;
    }
    return readPort(
        Objects.requireNonNull(source.port),
        profile,
        line.feed(
            profile,
            scanned -> lines.print(ScanJson.of(scanned)),
            remark -> lines.print(ScanJson.of(remark))),
        lines);
  }

  private static void pushHex(String file, DeviceFeed feed, CommandSpec command) {
    try (BufferedReader in =
        file.equals("-")
            ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))
            : Files.newBufferedReader(Path.of(file), StandardCharsets.US_ASCII)) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        String digits = line.replaceAll("\\s", "");
        if (digits.startsWith("#")) {
          continue;
        }
        try {
          feed.push(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException e) {
          throw new ParameterException(
              command.commandLine(), "line " + number + " of " + file + " is not hex", e);
        }
      }
    } catch (IOException e) {
      throw new ParameterException(
          command.commandLine(), file + " cannot be read as hex: " + e.getMessage(), e);
    }
    feed.end();
  }

  /** Reads until the program is interrupted. */
  private int readPort(String path, DriverProfile profile, DeviceFeed feed, JsonLines lines)
      throws InterruptedException {
    CountDownLatch forever = new CountDownLatch(1);
    Clock clock = Clock.systemDefaultZone();
    Consumer<DeviceStatus> statuses = status -> lines.print(ScanJson.of(driver, status));
    if (profile.framing() instanceof Framing.Camera camera) {
      try (CameraReader reader =
          new CameraReader(driver, path, camera, feed, clock, statuses, picture -> {})) {
        reader.start();
        forever.await();
        return 0;
      }
    }
    try (PortReader reader =
        new PortReader(driver, new JsscPort(path, profile.serial()), feed, clock, statuses)) {
      reader.start();
      forever.await();
      return 0;
    }
  }
}
