package app.dangol.launch;

import app.dangol.config.KioskConfig;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DeviceReader;
import app.dangol.device.DeviceStatus;
import app.dangol.device.DriverFolder;
import app.dangol.device.DriverProfile;
import app.dangol.scan.Scanned;
import app.dangol.screen.setup.model.DeviceReport.Health;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
  /** Characters; a camera's largest picture in hex has 32 million. */
  private static final int MAX_LINE = 40_000_000;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--driver", required = true, paramLabel = "MODEL", description = "Driver folder.")
  private String driver = "";

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "With --port: end after so many lines of codes, refused ones included.")
  private long count;

  @Option(names = "--seconds", paramLabel = "N", description = "With --port: end after that time.")
  private long seconds;

  private final Clock clock = Clock.systemDefaultZone();

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
    ReaderLine line = new ReaderLine(kiosk.cards(), clock);
    if (source.hex != null) {
      return pushHex(
          source.hex,
          line.recording(
              profile,
              scanned -> lines.print(ScanJson.of(scanned)),
              remark -> lines.print(ScanJson.of(remark))),
          lines,
          command);
    }
    return new PortWatch(Objects.requireNonNull(source.port), profile, kiosk, lines).read();
  }

  /**
   * Pushes each line. One that is no hex is refused and named on standard error, without its
   * content; the others are read all the same.
   */
  private int pushHex(String file, DeviceFeed feed, JsonLines lines, CommandSpec command) {
    int status = 0;
    try (InputLines in = InputLines.open(file, MAX_LINE)) {
      for (Optional<String> line = in.next(); line.isPresent(); line = in.next()) {
        String digits = line.get().replaceAll("\\s", "");
        if (digits.startsWith("#")) {
          continue;
        }
        Optional<byte[]> chunk = findChunk(digits);
        chunk.ifPresent(feed::push);
        if (chunk.isEmpty()) {
          status = PlainFailures.FAILED;
          lines.print(unreadable());
          command
              .commandLine()
              .getErr()
              .println("dangol: line " + in.number() + " of " + file + " is not hex");
        }
      }
    } catch (IOException e) {
      throw new ParameterException(
          command.commandLine(), file + " cannot be read as hex: " + e.getMessage(), e);
    } finally {
      feed.end();
    }
    return status;
  }

  private static Optional<byte[]> findChunk(String digits) {
    if (digits.length() > MAX_LINE) {
      return Optional.empty();
    }
    try {
      return Optional.of(HexFormat.of().parseHex(digits));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private JsonObject unreadable() {
    JsonObject json = new JsonObject();
    json.addProperty("kind", "refused");
    json.addProperty("driver", driver);
    json.addProperty("reason", "bad_line");
    return json;
  }

  /** What comes from a port, until it is enough. */
  private final class PortWatch {
    private final String path;
    private final DriverProfile profile;
    private final JsonLines lines;
    private final ReaderLine line;
    private final DevicesPlugged plugged;
    private final DevicesWatch watch = new DevicesWatch(0);
    private final DevicesHealth health = new DevicesHealth(clock);
    private final CountDownLatch enough = new CountDownLatch(1);
    private final AtomicLong left = new AtomicLong(count);

    PortWatch(String path, DriverProfile profile, KioskConfig kiosk, JsonLines lines) {
      this.path = path;
      this.profile = profile;
      this.lines = lines;
      this.line = new ReaderLine(kiosk.cards(), clock);
      this.plugged = DevicesPlugged.here(kiosk);
    }

    int read() throws InterruptedException {
      try (Termination termination = Termination.listen()) {
        Thread.ofVirtual().start(() -> awaitWish(termination));
        DeviceReader reader =
            DevicesBoard.Device.of(new KioskConfig.Scanner(driver, driver, path), profile, watch)
                .reader(
                    line,
                    clock,
                    this::print,
                    remark -> lines.print(ScanJson.of(remark)),
                    this::print);
        try (reader) {
          reader.start();
          awaitEnough();
        }
        lines.print(ScanJson.of(driver, watch.now().counts()));
      }
      return 0;
    }

    /** Whether the time or the count ended it is not told: the last line says what came. */
    @SuppressWarnings("ReturnValueIgnored")
    private void awaitEnough() throws InterruptedException {
      enough.await(seconds > 0 ? seconds : Long.MAX_VALUE, TimeUnit.SECONDS);
    }

    /** Ctrl-C, too, ends with the line that tells what came in all. */
    private void awaitWish(Termination termination) {
      try {
        termination.await();
        enough.countDown();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void print(Scanned scanned) {
      if (count > 0 && left.getAndDecrement() <= 0) {
        return; // more came in the same burst than was asked for
      }
      lines.print(ScanJson.of(scanned));
      if (count > 0 && left.get() <= 0) {
        enough.countDown();
      }
    }

    private void print(DeviceStatus status) {
      Health now = health.of(path, watch.now());
      boolean missing = now == Health.NOT_THERE || now == Health.GONE;
      lines.print(ScanJson.of(driver, status, missing ? plugged.listWrongModes() : List.of()));
    }
  }
}
