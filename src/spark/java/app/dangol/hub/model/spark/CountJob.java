package app.dangol.hub.model.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import app.dangol.hub.model.count.Counts;
import app.dangol.hub.model.count.CountsFile;
import app.dangol.hub.model.count.Recipe;
import app.dangol.hub.model.count.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Counts a chain's order lines on a cluster and writes what {@code dangol model train} learns from.
 * See docs/guides/spark.md for how it is submitted.
 */
public final class CountJob {
  private CountJob() {}

  /** Ends with an exception, which Spark shows as a failed job, if anything is wrong. */
  public static void main(String... words) throws IOException {
    JobArguments asked = JobArguments.parse(words);
    Path out = new Path(asked.must("out"));
    Recipe recipe = asked.recipe();
    try (SparkSession spark = SparkSession.builder().appName("dangol counts").getOrCreate()) {
      spark.conf().set("spark.sql.session.timeZone", asked.zone().getId());
      Counts counts = count(spark, OrderLines.read(spark, asked), recipe);
      try (OutputStream to =
          out.getFileSystem(spark.sparkContext().hadoopConfiguration()).create(out, true)) {
        CountsFile.write(counts, to);
      }
    }
  }

  /**
   * Counts lines as {@link OrderLines#read} gives them. Everything but the sums stays where it is.
   */
  static Counts count(SparkSession spark, Dataset<Row> read, Recipe recipe) {
    Dataset<Row> lines = read.persist(StorageLevel.MEMORY_AND_DISK());
    List<String> skus =
        lines.select(col(OrderLines.SKU)).distinct().as(Encoders.STRING()).collectAsList().stream()
            .sorted()
            .toList();
    Map<String, Integer> numbers = new HashMap<>();
    skus.forEach(sku -> numbers.put(sku, numbers.size()));
    Broadcast<Map<String, Integer>> known =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(numbers);

    Counts counts = new Counts(skus);
    Iterator<Row> cells =
        lines
            .repartition(col(OrderLines.CUSTOMER))
            .sortWithinPartitions(OrderLines.CUSTOMER)
            .mapPartitions(new PartitionCounter(known, recipe), Encoders.row(PartitionCounter.CELL))
            .groupBy("table", "row", "column")
            .agg(sum("amount"), sum("buyers"))
            .toLocalIterator();
    while (cells.hasNext()) {
      Row cell = cells.next();
      counts.add(
          Table.valueOf(cell.getString(0)),
          cell.getInt(1),
          cell.getInt(2),
          cell.getLong(3),
          Math.toIntExact(cell.getLong(4)));
    }
    lines.unpersist();
    return counts;
  }
}
