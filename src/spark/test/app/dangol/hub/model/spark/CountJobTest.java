package app.dangol.hub.model.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.hub.model.count.Counts;
import app.dangol.hub.model.count.CountsFile;
import app.dangol.hub.model.count.JourneyCounter;
import app.dangol.hub.model.count.JourneyReader;
import app.dangol.hub.model.count.Recipe;
import app.dangol.hub.model.count.Table;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job in Spark's local mode, against the same counting in this process: to the last byte. */
class CountJobTest {
  private static final String HEADER = "buyer,bought_on,receipt,article\n";
  private static final String[] COLUMNS = {
    "--customer", "buyer", "--day", "bought_on", "--basket", "receipt", "--sku", "article"
  };

  @TempDir private static Path folder;

  private record Line(String buyer, LocalDate day, String receipt, String sku) {
    String csv() {
      return buyer + "," + day + "," + receipt + "," + sku + "\n";
    }
  }

  @BeforeAll
  static void startSpark() {
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.sql.shuffle.partitions", "5");
    System.setProperty("spark.sql.warehouse.dir", folder.resolve("warehouse").toString());
    System.setProperty("spark.driver.bindAddress", "127.0.0.1");
    System.setProperty("spark.driver.host", "127.0.0.1");
  }

  @AfterAll
  static void forget() {
    System.getProperties().keySet().removeIf(name -> name.toString().startsWith("spark."));
  }

  /**
   * Regulars and chance buyers of a made-up shop; a receipt's lines are apart, as in a real table.
   */
  private static List<Line> someLines() {
    SplittableRandom random = new SplittableRandom(11);
    List<Line> lines = new ArrayList<>();
    for (int buyer = 0; buyer < 400; buyer++) {
      int receipts = 1 + random.nextInt(buyer % 10 == 0 ? 30 : 4);
      for (int receipt = 0; receipt < receipts; receipt++) {
        LocalDate day = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(300));
        for (int line = 0; line <= random.nextInt(6); line++) {
          int sku = (int) (Math.pow(random.nextDouble(), 2) * 250);
          lines.add(new Line("고객 " + buyer, day, "r" + receipt, "물건-" + sku));
        }
      }
    }
    Collections.shuffle(lines, new Random(3));
    return lines;
  }

  private static Counts countHere(List<Line> lines, Recipe recipe) {
    List<String> skus = lines.stream().map(Line::sku).distinct().sorted().toList();
    Map<String, Integer> numbers =
        IntStream.range(0, skus.size()).boxed().collect(Collectors.toMap(skus::get, i -> i));
    Counts counts = new Counts(skus);
    JourneyCounter counter = new JourneyCounter(recipe);
    JourneyReader reader = new JourneyReader(journey -> counter.count(journey, counts::add));
    lines.stream()
        .sorted(Comparator.comparing(Line::buyer))
        .forEach(line ->
            reader.line(
                line.buyer(),
                (int) line.day().toEpochDay(),
                line.receipt(),
                Objects.requireNonNull(numbers.get(line.sku()))));
    reader.end();
    return counts;
  }

  private static byte[] bytes(Counts counts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CountsFile.write(counts, bytes);
    return bytes.toByteArray();
  }

  private static Path csv(String name, List<Line> lines) throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    lines.forEach(line -> text.append(line.csv()));
    return Files.writeString(folder.resolve(name), text);
  }

  private static byte[] run(String... words) throws IOException {
    Path out = Files.createTempDirectory(folder, "out").resolve("counts.gz");
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(COLUMNS));
    all.addAll(List.of("--out", out.toString()));
    CountJob.main(all.toArray(String[]::new));
    return Files.readAllBytes(out);
  }

  @Test
  void countsACsvFileToTheLastByteAsOneProcessDoes() throws IOException {
    List<Line> lines = someLines();
    Counts here = countHere(lines, Recipe.STANDARD);
    assertThat(here.table(Table.HISTORY).size()).isGreaterThan(5_000);
    assertThat(here.table(Table.NEXT).size()).isGreaterThan(5_000);
    byte[] counted = run("--format", "csv", "--lines", csv("lines.csv", lines).toString());
    assertThat(counted).isEqualTo(bytes(here));
  }

  @Test
  void countsParquetAndADatabaseAlike() throws Exception {
    List<Line> lines = someLines();
    byte[] here = bytes(countHere(lines, new Recipe(0.8, 0.7, 3)));
    String[] recipe = {"--history-decay", "0.8", "--target-decay", "0.7", "--targets", "3"};

    String parquet = folder.resolve("lines.parquet").toString();
    try (SparkSession spark = SparkSession.builder().getOrCreate()) {
      Path file = csv("for-parquet.csv", lines);
      spark
          .read()
          .option("header", true)
          .option("inferSchema", true)
          .csv(file.toString())
          .write()
          .parquet(parquet);
    }
    assertThat(run(joined(recipe, "--format", "parquet", "--lines", parquet))).isEqualTo(here);

    String database = "jdbc:sqlite:" + folder.resolve("lines.db");
    try (Connection connection = DriverManager.getConnection(database)) {
      connection
          .createStatement()
          .execute("CREATE TABLE line (buyer TEXT, bought_on TEXT, receipt TEXT, article TEXT)");
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO line VALUES (?, ?, ?, ?)")) {
        for (Line line : lines) {
          insert.setString(1, line.buyer());
          insert.setString(2, line.day().toString());
          insert.setString(3, line.receipt());
          insert.setString(4, line.sku());
          insert.addBatch();
        }
        insert.executeBatch();
      }
      connection.commit();
    }
    assertThat(run(joined(recipe, "--format", "jdbc", "--lines", database, "--table", "line")))
        .isEqualTo(here);
  }

  private static String[] joined(String[] some, String... others) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(others));
    return all.toArray(String[]::new);
  }

  @Test
  void linesOfNobodyOrOfThoseLeftOutAreNotCounted() throws IOException {
    List<Line> lines = someLines();
    List<Line> kept = lines.stream().filter(line -> !line.receipt().equals("r1")).toList();
    Path file = csv("guests.csv", lines);
    Files.writeString(
        file,
        ",2025-03-01,r9,물건-0\nsomebody,,r9,물건-0\nsomebody,2025-03-01,r9,\n",
        StandardOpenOption.APPEND);
    byte[] counted =
        run("--format", "csv", "--lines", file.toString(), "--where", "receipt <> 'r1'");
    assertThat(counted).isEqualTo(bytes(countHere(kept, Recipe.STANDARD)));
  }

  @Test
  void saysWhatIsWrongWithWhatItIsAskedFor() {
    assertThatThrownBy(() -> CountJob.main("--format", "csv"))
        .hasMessageContaining("--out is missing");
    assertThatThrownBy(() -> CountJob.main("--lines")).hasMessageContaining("--lines has no value");
    assertThatThrownBy(() -> CountJob.main("--colour", "red"))
        .hasMessageContaining("no option --colour");
    assertThatThrownBy(() -> CountJob.main("--out", "a", "--out", "b"))
        .hasMessageContaining("stands twice");
    assertThatThrownBy(() -> run("--format", "xml", "--lines", "x"))
        .hasMessageContaining("parquet, csv or jdbc");
  }

  /** Thirty thousand customers' worth of groceries: see CONTRIBUTING for where they are from. */
  @Test
  void countsTafengToTheLastByteAsOneProcessDoes() throws IOException {
    Path history =
        Path.of(
            System.getProperty("dangol.baskets", "../shared/baskets"), "tafeng", "history.json.gz");
    assumeTrue(Files.isReadable(history), () -> history + " is not there");
    List<Line> lines = new ArrayList<>();
    try (Reader reader =
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(history)), StandardCharsets.UTF_8)) {
      for (Map.Entry<String, JsonElement> user :
          JsonParser.parseReader(reader).getAsJsonObject().entrySet()) {
        JsonArray baskets = user.getValue().getAsJsonArray();
        for (int b = 0; b < baskets.size(); b++) {
          // Only the order of baskets is known.
          LocalDate day = LocalDate.EPOCH.plusDays(b);
          for (JsonElement item : baskets.get(b).getAsJsonArray()) {
            lines.add(new Line(user.getKey(), day, "", item.getAsString()));
          }
        }
      }
    }
    assertThat(lines).hasSizeGreaterThan(300_000);
    byte[] counted = run("--format", "csv", "--lines", csv("tafeng.csv", lines).toString());
    assertThat(counted).isEqualTo(bytes(countHere(lines, Recipe.STANDARD)));
  }
}
