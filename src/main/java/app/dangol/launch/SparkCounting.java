package app.dangol.launch;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.model.count.Counts;
import app.dangol.hub.model.count.CountsFile;
import app.dangol.hub.model.count.Recipe;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts order lines with Apache Spark on this machine, in a process of its own: Spark's jars and
 * ours do not go together in one. What it is given names nobody; buyers and baskets are numbers.
 */
final class SparkCounting {
  /** Names the folder of a Spark that is installed. */
  static final String HOME = "DANGOL_SPARK_HOME";

  private static final String JOB = "app.dangol.hub.model.spark.CountJob";
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.nio",
          "java.util",
          "sun.nio.ch",
          "sun.util.calendar");

  private final Path jars;
  private final String job;

  private SparkCounting(Path jars, String job) {
    this.jars = jars;
    this.job = job;
  }

  /**
   * Looks for Spark. Throws with {@link ErrorCode#MODEL_01}, and how to get it, where it is not.
   *
   * @param asked the folder of Spark's jars, if it was named
   * @param environment of this process
   */
  static SparkCounting find(Optional<Path> asked, Map<String, String> environment) {
    @Nullable String home = environment.get(HOME);
    Path jars =
        asked
            .or(() -> Optional.ofNullable(home).map(folder -> Path.of(folder, "jars")))
            .orElseThrow(() ->
                failure(
                    "Apache Spark is not part of Dangol: name the folder of its jars (--spark-jars), or set "
                        + HOME
                        + " to where Spark 4 for Scala 2.13 is installed; see docs/guides/spark.md"));
    if (!holdsSpark(jars)) {
      throw failure("there is no Apache Spark (spark-sql_2.13-4….jar) in " + jars);
    }
    @Nullable URL job =
        SparkCounting.class.getClassLoader().getResource(JOB.replace('.', '/') + ".class");
    if (job == null) {
      throw failure(
          "this program was built without the job for Spark; build it with mvn -Pspark package");
    }
    return new SparkCounting(jars, classPathOf(job));
  }

  private static DangolException failure(String words) {
    return new DangolException(ErrorCode.MODEL_01, words);
  }

  private static boolean holdsSpark(Path jars) {
    try (Stream<Path> files = Files.list(jars)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith("spark-sql_2.13-4"));
    } catch (IOException notThere) {
      return false;
    }
  }

  /** The jar, or the folder, that a class was found in. */
  private static String classPathOf(URL found) {
    String place = found.toString();
    String name = "/" + JOB.replace('.', '/') + ".class";
    String from = place.substring(0, place.length() - name.length());
    if (from.startsWith("jar:")) {
      from = from.substring("jar:".length(), from.length() - 1);
    }
    try {
      return Path.of(new URI(from)).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class at no place", e);
    }
  }

  /** Takes a line; buyers and baskets by numbers of their own. */
  @FunctionalInterface
  interface LineSink {
    void line(int buyer, int day, int basket, String sku);
  }

  /**
   * Counts what {@code lines} tells. Blocks for minutes. Needs some hundred bytes a line in the
   * folder for temporary files. Throws with {@link ErrorCode#MODEL_01}, and the end of what Spark
   * said, if it fails.
   */
  Counts count(Consumer<LineSink> lines, Recipe recipe) {
    try (TemporaryFolder folder = TemporaryFolder.create("dangol-spark")) {
      Path csv = folder.path().resolve("lines.csv");
      SparkLines.write(lines, csv);
      Path out = folder.path().resolve("counts.gz");
      run(folder.path(), arguments(csv, out, recipe));
      try (InputStream in = Files.newInputStream(out)) {
        return CountsFile.read(in);
      }
    } catch (IOException e) {
      throw new DangolException(ErrorCode.MODEL_01, "counting with Spark failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DangolException(ErrorCode.MODEL_01, "counting with Spark was interrupted", e);
    }
  }

  private static List<String> arguments(Path csv, Path out, Recipe recipe) {
    return List.of(
        "--format",
        "csv",
        "--lines",
        csv.toUri().toString(),
        "--basket",
        "basket",
        "--out",
        out.toUri().toString(),
        "--history-decay",
        Double.toString(recipe.historyDecay()),
        "--target-decay",
        Double.toString(recipe.targetDecay()),
        "--targets",
        Integer.toString(recipe.targets()));
  }

  private void run(Path folder, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    command.addAll(
        List.of(
            "-cp",
            job + File.pathSeparator + jars.resolve("*"),
            "-Djava.io.tmpdir=" + folder,
            "-Dspark.master=local[*]",
            "-Dspark.local.dir=" + folder,
            "-Dspark.sql.warehouse.dir=" + folder.resolve("warehouse").toUri(),
            // Nobody else has to reach it.
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.host=127.0.0.1",
            "-Dspark.driver.bindAddress=127.0.0.1",
            JOB));
    command.addAll(arguments);
    Path words = folder.resolve("spark.log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(words.toFile())
            .start();
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw failure("Spark ended with status %d: %s".formatted(status, lastWords(words)));
      }
    } finally {
      process.destroyForcibly();
    }
  }

  /** What went wrong stands in the line that names the exception, before where it happened. */
  private static String lastWords(Path words) throws IOException {
    try (Stream<String> lines = Files.lines(words)) {
      List<String> told = lines.filter(line -> !line.startsWith("\t")).toList();
      return String.join(" | ", told.subList(Math.max(0, told.size() - 3), told.size()));
    }
  }
}
