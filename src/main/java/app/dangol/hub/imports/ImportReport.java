package app.dangol.hub.imports;

import app.dangol.hub.imports.ImportTarget.RefusedRow;
import app.dangol.wire.StrictJson;
import com.google.gson.annotations.SerializedName;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Imports one file and says what became of it: a line for the whole, then one for each refused row.
 * Refused rows wait in a temporary file meanwhile, so a file of nothing else needs no memory.
 */
public final class ImportReport {
  private ImportReport() {}

  /**
   * The first line.
   *
   * @param taken rows
   * @param refused rows
   * @param withoutBasis customers taken who are on no device
   * @param waiting rows of customers or stores the hub has not heard of yet
   * @param older rows taken that change nothing, because something newer is known
   * @param unknownColumns columns nobody knows, which were passed over; {@code ?} for a name that
   *     is no plain word
   * @param complete whether the file was read to its end
   * @param stoppedAt the refused row after which nothing could be read, or null
   */
  public record Summary(
      long taken,
      long refused,
      @SerializedName("without_basis") long withoutBasis,
      long waiting,
      long older,
      @SerializedName("unknown_columns") List<String> unknownColumns,
      boolean complete,
      @SerializedName("stopped_at") @Nullable Long stoppedAt) {}

  /**
   * Takes a file. Blocks.
   *
   * @param lines told of every line of the report, in order
   * @return the first line
   * @throws IOException if the file cannot be read
   */
  public static Summary of(ImportKind kind, Path file, ImportTarget target, Consumer<String> lines)
      throws IOException {
    Path spool = Files.createTempFile("dangol-refused", ".ndjson");
    try {
      Summary summary = take(kind, file, target, spool);
      lines.accept(StrictJson.write(summary));
      try (BufferedReader refused = Files.newBufferedReader(spool, StandardCharsets.UTF_8)) {
        for (String line = refused.readLine(); line != null; line = refused.readLine()) {
          lines.accept(line);
        }
      }
      return summary;
    } finally {
      Files.delete(spool);
    }
  }

  private static Summary take(ImportKind kind, Path file, ImportTarget target, Path spool)
      throws IOException {
    try (RowFile rows = RowFile.open(kind, file);
        BufferedWriter refused = Files.newBufferedWriter(spool, StandardCharsets.UTF_8)) {
      ImportRun run = new ImportRun(kind, target, rows.scattered(), row -> write(row, refused));
      ImportRun.Totals totals = run.take(rows.rows());
      OptionalLong stoppedAt = run.stoppedAt();
      return new Summary(
          totals.taken(),
          totals.refused(),
          totals.withoutBasis(),
          totals.waiting(),
          totals.older(),
          List.copyOf(rows.rows().unknownColumns()),
          stoppedAt.isEmpty(),
          stoppedAt.isPresent() ? stoppedAt.getAsLong() : null);
    } catch (UncheckedIOException e) {
      throw new IOException("a report cannot be written", e);
    }
  }

  private static void write(RefusedRow row, Writer out) {
    try {
      out.write(StrictJson.write(row));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
