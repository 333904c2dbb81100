package app.dangol.launch;

import app.dangol.launch.SparkCounting.LineSink;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Order lines as the job for Spark reads them, under the names of columns it looks for. */
final class SparkLines {
  /**
   * Added so that baskets of one day, which are in the order of their names, are in that of their
   * numbers.
   */
  private static final long ALL_OF_ONE_LENGTH = 10_000_000_000L;

  private SparkLines() {}

  static void write(Consumer<LineSink> lines, Path csv) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader("customer", "day", "basket", "sku").get();
    try (BufferedWriter file = Files.newBufferedWriter(csv);
        CSVPrinter printer = new CSVPrinter(file, format)) {
      lines.accept((buyer, day, basket, sku) -> {
        try {
          printer.printRecord(buyer, LocalDate.ofEpochDay(day), ALL_OF_ONE_LENGTH + basket, sku);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
