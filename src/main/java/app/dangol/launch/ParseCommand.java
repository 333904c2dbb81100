package app.dangol.launch;

import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
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
  @Spec private @Nullable CommandSpec spec;

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--ndef",
      required = true,
      description = "Each line is an NDEF message in hex, as a tag holds it.")
  private boolean ndef;

  @Parameters(paramLabel = "FILE", description = "- is standard input.")
  private String file = "";

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    ParseNdef meaning = new ParseNdef(config.read(), Clock.systemDefaultZone());
    JsonLines lines = new JsonLines(command.commandLine().getOut());
    int status = 0;
    int number = 0;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                file.equals("-") ? System.in : Files.newInputStream(Path.of(file)),
                StandardCharsets.ISO_8859_1))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        Optional<JsonObject> object = meaning.apply(line);
        if (object.isEmpty()) {
          status = PlainFailures.FAILED;
          command
              .commandLine()
              .getErr()
              .println("dangol: line " + number + " of " + file + " is no hex");
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
