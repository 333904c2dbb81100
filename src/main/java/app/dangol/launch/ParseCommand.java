package app.dangol.launch;

import app.dangol.config.KioskConfig;
import app.dangol.device.AimMode;
import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Frame;
import app.dangol.device.FrameRefused;
import app.dangol.device.FramingReason;
import app.dangol.scan.LoyaltyPattern;
import app.dangol.scan.ScanReader;
import app.dangol.scan.Scanned;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dangol parse}: what scan data mean, without a device; one JSON object a line. */
@Command(
    name = "parse",
    description = "Reads scan data from a file and prints what they mean.",
    mixinStandardHelpOptions = true)
final class ParseCommand implements Callable<Integer> {
  /** More than any symbol holds (a QR code: 7089 digits). */
  private static final int MAX_BYTES = 8192;

  /** Every character of the longest data may be written as an escape. */
  private static final int MAX_LINE = 6 * MAX_BYTES + 2;

  private static final String NO_DRIVER = "parse";

  @Spec private @Nullable CommandSpec spec;

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(names = "--ndef", description = "Each line is an NDEF message in hex, as a tag holds it.")
  private boolean ndef;

  @Parameters(
      paramLabel = "FILE",
      description =
          "Each line is a JSON string: the data as transmitted, with AIM identifier and 0x1D;"
              + " - is standard input.")
  private String file = "";

  @Override
  public Integer call() {
    KioskConfig kiosk = config.read();
    Clock clock = Clock.systemDefaultZone();
    return ndef
        ? eachLine("hex", new ParseNdef(kiosk, clock))
        : eachLine("a JSON string", codes(kiosk, clock));
  }

  /** The data of a bar code, as a JSON string. */
  private static Function<String, Optional<JsonObject>> codes(KioskConfig kiosk, Clock clock) {
    ScanReader reader =
        new ScanReader(
            AimMode.OPTIONAL,
            kiosk.cards().stream().map(p -> new LoyaltyPattern(p.name(), p.regex())).toList());
    return line ->
        findString(line).map(data -> ScanJson.ofText(read(reader, data, clock.instant())));
  }

  private static Scanned read(ScanReader reader, String data, Instant now) {
    Bytes bytes = Bytes.of(data.getBytes(StandardCharsets.UTF_8));
    return bytes.length() > MAX_BYTES
        ? reader.read(new FrameRefused(NO_DRIVER, FramingReason.TOO_LONG, bytes.length(), now))
        : reader.read(new Frame(NO_DRIVER, bytes, new Content.Code(bytes), now));
  }

  private static Optional<String> findString(String line) {
    try {
      JsonElement value = StrictJson.parse(line.getBytes(StandardCharsets.UTF_8));
      boolean isString = value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
      return isString ? Optional.of(value.getAsString()) : Optional.empty();
    } catch (WireFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Prints one object for each line. A line that is none of what it should be is refused and named
   * on standard error, without its content; the others are read all the same.
   */
  private int eachLine(String what, Function<String, Optional<JsonObject>> meaning) {
    CommandSpec command = Objects.requireNonNull(spec);
    JsonLines lines = new JsonLines(command.commandLine().getOut());
    int status = 0;
    try (InputLines in = InputLines.open(file, MAX_LINE)) {
      for (Optional<String> line = in.next(); line.isPresent(); line = in.next()) {
        Optional<JsonObject> object = meaning.apply(line.get());
        if (object.isEmpty()) {
          status = PlainFailures.FAILED;
          command
              .commandLine()
              .getErr()
              .println("dangol: line " + in.number() + " of " + file + " is not " + what);
        }
        lines.print(object.orElseGet(ParseCommand::unreadable));
      }
    } catch (IOException e) {
      throw new ParameterException(
          command.commandLine(), file + " cannot be read: " + e.getMessage(), e);
    }
    return status;
  }

  private static JsonObject unreadable() {
    JsonObject json = new JsonObject();
    json.addProperty("kind", "refused");
    json.addProperty("reason", "bad_line");
    return json;
  }
}
