package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.DangolException;
import app.dangol.hub.model.count.Counts;
import app.dangol.hub.model.count.CountsFile;
import app.dangol.hub.model.count.JourneyCounter;
import app.dangol.hub.model.count.JourneyReader;
import app.dangol.hub.model.count.Recipe;
import app.dangol.launch.SparkCounting.LineSink;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark in a process of its own, from this build's class path. */
class SparkCountingRunTest {
  private static final List<String> SKUS = List.of("a,b", "c \"d\"", "e\\", "물");

  @TempDir private static Path jars;

  @BeforeAll
  static void gatherJars() throws IOException {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path jar = Path.of(entry);
      // Two loggers that hand everything to each other.
      Path link = jars.resolve(jar.getFileName());
      if (entry.endsWith(".jar") && !entry.contains("slf4j-jdk14") && !Files.exists(link)) {
        Files.createSymbolicLink(link, jar.toAbsolutePath());
      }
    }
  }

  private static Consumer<LineSink> someLines() {
    return lines -> {
      SplittableRandom random = new SplittableRandom(2);
      for (int buyer = 0; buyer < 120; buyer++) {
        for (int basket = 0; basket < 12; basket++) {
          for (int line = 0; line < 2; line++) {
            lines.line(buyer, 20_000 + basket / 3, basket, SKUS.get(random.nextInt(4)));
          }
        }
      }
    };
  }

  private static byte[] bytes(Counts counts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CountsFile.write(counts, bytes);
    return bytes.toByteArray();
  }

  @Test
  void countsTheSameAsThisProcess() throws IOException {
    Counts here = new Counts(SKUS);
    JourneyCounter counter = new JourneyCounter(Recipe.STANDARD);
    JourneyReader reader = new JourneyReader(journey -> counter.count(journey, here::add));
    someLines()
        .accept((buyer, day, basket, sku) ->
            reader.line("" + buyer, day, "%03d".formatted(basket), SKUS.indexOf(sku)));
    reader.end();

    Counts there =
        SparkCounting.find(Optional.of(jars), Map.of()).count(someLines(), Recipe.STANDARD);
    assertThat(there.skus()).isEqualTo(SKUS);
    assertThat(bytes(there)).isEqualTo(bytes(here));
  }

  @Test
  void saysWhatSparkSaidWhenItFails() throws IOException {
    Path broken = Files.createDirectory(jars.resolve("broken"));
    Files.createFile(broken.resolve("spark-sql_2.13-4.2.0.jar"));
    SparkCounting counting = SparkCounting.find(Optional.of(broken), Map.of());
    assertThatThrownBy(() -> counting.count(someLines(), Recipe.STANDARD))
        .isInstanceOf(DangolException.class)
        .hasMessageContaining("status 1")
        .hasMessageContaining("org/apache/");
  }
}
