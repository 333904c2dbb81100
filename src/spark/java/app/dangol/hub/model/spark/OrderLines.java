package app.dangol.hub.model.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_diff;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import java.util.Properties;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A chain's order lines as they lie in Parquet, CSV with a header, or a database. What has no
 * customer, no day or no sku is left out: nobody could tell whose next basket came after it.
 */
final class OrderLines {
  static final String CUSTOMER = "customer";
  static final String DAY = "day";
  static final String BASKET = "basket";
  static final String SKU = "sku";

  private OrderLines() {}

  /** Columns customer, day (number from 1970-01-01), basket and sku, none of them empty. */
  static Dataset<Row> read(SparkSession spark, JobArguments asked) {
    Dataset<Row> raw = raw(spark, asked);
    if (asked.has("where")) {
      raw = raw.filter(expr(asked.must("where")));
    }
    String day = asked.or(DAY, DAY);
    Dataset<Row> lines =
        raw.select(
            col(asked.or(CUSTOMER, CUSTOMER)).cast("string").as(CUSTOMER),
            date_diff(to_date(col(day)), lit("1970-01-01").cast("date")).as(DAY),
            coalesce(asked.has(BASKET) ? col(asked.must(BASKET)).cast("string") : lit(""), lit(""))
                .as(BASKET),
            col(asked.or(SKU, SKU)).cast("string").as(SKU));
    return lines.filter(
        col(CUSTOMER).isNotNull().and(col(DAY).isNotNull()).and(col(SKU).isNotNull()));
  }

  private static Dataset<Row> raw(SparkSession spark, JobArguments asked) {
    String lines = asked.must("lines");
    return switch (asked.must("format")) {
      case "parquet" -> spark.read().parquet(lines);
      // A quotation mark inside quotation marks is doubled, as in RFC 4180.
      case "csv" -> spark.read().option("header", true).option("escape", "\"").csv(lines);
      case "jdbc" -> spark.read().jdbc(lines, asked.must("table"), login());
      default -> throw new IllegalArgumentException("--format is parquet, csv or jdbc");
    };
  }

  /** From the environment: arguments can be read by others on the machine. */
  private static Properties login() {
    Properties login = new Properties();
    System.getenv()
        .forEach((name, value) -> {
          if (name.equals("DANGOL_JDBC_USER")) {
            login.setProperty("user", value);
          } else if (name.equals("DANGOL_JDBC_PASSWORD")) {
            login.setProperty("password", value);
          }
        });
    return login;
  }
}
