package app.dangol.demo.make;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes what {@link app.dangol.demo.TsvReader} reads. The same rows give the same bytes: Java's
 * gzip head carries neither a time nor a name.
 */
final class TsvWriter {
  private final Path folder;

  TsvWriter(Path folder) {
    this.folder = folder;
  }

  /** Writes the file whole, or fails; comments go in front, each line with its mark. */
  void write(String name, List<String> comments, List<String> columns, List<List<String>> rows)
      throws IOException {
    StringBuilder text = new StringBuilder();
    comments.forEach(comment -> text.append("# ").append(comment).append('\n'));
    text.append(String.join("\t", columns)).append('\n');
    for (List<String> row : rows) {
      if (row.size() != columns.size() || !row.stream().allMatch(TsvWriter::isCell)) {
        throw new IllegalArgumentException("a row of " + name + " does not fit its columns");
      }
      text.append(String.join("\t", row)).append('\n');
    }
    text.append("# end ").append(rows.size()).append('\n');
    byte[] plain = text.toString().getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve(name), name.endsWith(".gz") ? packed(plain) : plain);
  }

  private static boolean isCell(String cell) {
    return cell.indexOf('\t') < 0 && cell.indexOf('\n') < 0 && cell.indexOf('\r') < 0;
  }

  private static byte[] packed(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new Smallest(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  /** Gzip at its best compression; the files are read often and written once. */
  private static final class Smallest extends GZIPOutputStream {
    Smallest(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
