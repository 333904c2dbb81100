package app.dangol.launch;

import app.dangol.device.camera.CodeFormats;
import app.dangol.device.camera.ReadLimits;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dangol bench read}: how many codes of a folder of pictures are read, and how fast. */
@Command(
    name = "read",
    description = {
      "Reads a folder of pictures whose codes are known, once as a loyalty reader and once as a"
          + " retail reader, those with a QR code also turned by 45 degrees in a 1280 x 720 frame.",
      "The folder has a table expected.tsv: path, format or NONE, and text as a JSON string."
    },
    mixinStandardHelpOptions = true)
final class BenchReadCommand implements Callable<Integer> {
  private static final int MEDIAN = 50;
  private static final int MOST = 95;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--images", required = true, paramLabel = "DIR", description = "The folder.")
  private Path images = Path.of("");

  @Option(
      names = "--live",
      description = "With the limits of a camera's frame instead of those of a still picture.")
  private boolean live;

  @Option(
      names = "--patience",
      paramLabel = "MS",
      description = "Milliseconds after which a picture is given up, instead of the usual ones.")
  private @Nullable Long patience;

  @Option(names = "--table", paramLabel = "FILE", description = "Writes the table in Markdown.")
  private @Nullable Path table;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    ReadLimits usual = live ? ReadLimits.LIVE : ReadLimits.STILL;
    ReadLimits limits =
        patience == null
            ? usual
            : new ReadLimits(usual.attempts(), Duration.ofMillis(Math.max(1, patience)));
    JsonLines lines = new JsonLines(command.commandLine().getOut());
    List<BenchRead.Row> all = new ArrayList<>();
    try {
      BenchRead bench = new BenchRead(images);
      for (CodeFormats formats : CodeFormats.values()) {
        for (BenchRead.Row row : bench.run(formats, limits, true)) {
          lines.print(json(row, limits));
          all.add(row);
        }
      }
      if (table != null) {
        Files.writeString(table, markdown(all, limits), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new ParameterException(
          command.commandLine(), "--images or --table cannot be used: " + e.getMessage(), e);
    }
    return 0;
  }

  private static JsonObject json(BenchRead.Row row, ReadLimits limits) {
    JsonObject line = new JsonObject();
    line.addProperty("formats", word(row.formats()));
    line.addProperty("corpus", row.corpus());
    line.addProperty("kind", row.kind());
    line.addProperty("pictures", row.pictures());
    line.addProperty("read", row.read());
    line.addProperty("wrong", row.wrong());
    line.addProperty("ms_median", Figures.rounded(Figures.percentile(row.ms(), MEDIAN)));
    line.addProperty("ms_p95", Figures.rounded(Figures.percentile(row.ms(), MOST)));
    line.addProperty(
        "cpu_ms_median", Figures.rounded(Figures.percentile(row.processorMs(), MEDIAN)));
    line.addProperty("cpu_ms_p95", Figures.rounded(Figures.percentile(row.processorMs(), MOST)));
    line.addProperty("patience_ms", limits.patience().toMillis());
    Gson gson = new Gson();
    line.add("wrong_files", gson.toJsonTree(row.wrongFiles()));
    line.add("missed", gson.toJsonTree(row.missed()));
    return line;
  }

  private static String markdown(List<BenchRead.Row> rows, ReadLimits limits) {
    StringBuilder table = new StringBuilder();
    table.append(
        "| use | corpus | pictures of | count | read | wrong | median ms | p95 ms | median CPU ms | p95 CPU ms |\n");
    table.append("|---|---|---|---|---|---|---|---|---|---|\n");
    for (BenchRead.Row row : rows) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %d | %s | %d | %.1f | %.1f | %.1f | %.1f |%n",
              word(row.formats()),
              row.corpus(),
              row.kind(),
              row.pictures(),
              row.kind().equals(BenchRead.NONE) ? "–" : row.read(),
              row.wrong(),
              Figures.percentile(row.ms(), MEDIAN),
              Figures.percentile(row.ms(), MOST),
              Figures.percentile(row.processorMs(), MEDIAN),
              Figures.percentile(row.processorMs(), MOST)));
    }
    table.append(
        String.format(
            Locale.ROOT,
            "%nA picture was given up after %d ms of processor time at the latest.%n",
            limits.patience().toMillis()));
    return table.toString();
  }

  private static String word(CodeFormats formats) {
    return formats.name().toLowerCase(Locale.ROOT);
  }
}
