package app.dangol.launch;

import app.dangol.device.camera.Code;
import app.dangol.device.camera.CodeFormats;
import app.dangol.device.camera.CodeReader;
import app.dangol.device.camera.GreyImage;
import app.dangol.device.camera.ReadLimits;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dangol read}: the codes in pictures, by the decoder the camera uses. */
@Command(
    name = "read",
    description = "Reads the codes in pictures, and prints a line for each picture.",
    mixinStandardHelpOptions = true)
final class ReadCommand implements Callable<Integer> {
  private static final double NANOS_PER_MS = 1e6;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--formats",
      paramLabel = "loyalty|retail",
      defaultValue = "loyalty",
      description =
          "loyalty: QR codes and Code 128; retail: also EAN-13, EAN-8 and UPC-A. Default:"
              + " ${DEFAULT-VALUE}.")
  private CodeFormats formats = CodeFormats.LOYALTY;

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description = "A file with a picture's path a line.")
  private @Nullable Path list;

  @Parameters(paramLabel = "IMAGE", arity = "0..*", description = "Pictures.")
  private List<String> images = List.of();

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    List<String> files = new ArrayList<>(images);
    if (list != null) {
      files.addAll(listed(list, command));
    }
    if (files.isEmpty()) {
      throw new ParameterException(command.commandLine(), "name a picture, or a --list of them");
    }
    JsonLines lines = new JsonLines(command.commandLine().getOut());
    CodeReader reader = new CodeReader(formats, ReadLimits.STILL);
    int status = 0;
    for (String file : files) {
      JsonObject line = new JsonObject();
      line.addProperty("file", file);
      try {
        read(file, reader, line);
      } catch (DangolException e) {
        line.add("codes", new JsonArray());
        line.addProperty("error", e.code().text());
        line.addProperty("reason", e.getMessage());
        status = PlainFailures.FAILED;
      }
      lines.print(line);
    }
    return status;
  }

  private static void read(String file, CodeReader reader, JsonObject line) {
    GreyImage image = ReadPicture.load(path(file));
    long begin = System.nanoTime();
    List<Code> codes = reader.read(image);
    double ms = (System.nanoTime() - begin) / NANOS_PER_MS;
    JsonArray found = new JsonArray();
    for (Code code : codes) {
      JsonObject each = new JsonObject();
      each.addProperty("symbology", code.symbology().name());
      each.addProperty("text", code.text());
      found.add(each);
    }
    line.add("codes", found);
    line.addProperty("ms", Figures.rounded(ms));
  }

  private static Path path(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new DangolException(ErrorCode.DEV_03, "it is no path: " + e.getReason(), e);
    }
  }

  private static List<String> listed(Path file, CommandSpec command) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new ParameterException(
          command.commandLine(), file + " cannot be read as a list: " + e.getMessage(), e);
    }
  }
}
