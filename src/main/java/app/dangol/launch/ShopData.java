package app.dangol.launch;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.insight.Purchases;
import app.dangol.insight.fit.Shop;
import app.dangol.insight.fit.TooFewException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Order lines of a shop as insights are fitted on: a file of them, a folder with one such file, or
 * a folder in the baskets format that has dates.
 */
final class ShopData {
  static final String DESCRIPTION =
      "Order lines as CSV, plain or .gz (the columns of `dangol import --kind orders`, or of Online"
          + " Retail), a folder with one such file, or one in the baskets format that has dates.";

  private static final String CSV = "*.{csv,csv.gz}";

  private ShopData() {}

  /**
   * @param source what it is called; the file's name where that is null
   * @throws DangolException INS-01 if it cannot be read
   */
  static Shop read(Path data, @Nullable String source) {
    String name =
        source == null ? Objects.requireNonNullElse(data.getFileName(), data).toString() : source;
    try {
      return new Shop(name, customers(data));
    } catch (TooFewException e) {
      throw new DangolException(ErrorCode.INS_01, e.words(), e);
    } catch (IOException e) {
      throw new DangolException(ErrorCode.INS_01, "the order lines cannot be read", e);
    }
  }

  private static List<Purchases> customers(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      new GivenFile(data)
          .findFault()
          .ifPresent(fault -> {
            throw new DangolException(ErrorCode.INS_01, fault);
          });
      return ShopOrderLines.read(data);
    }
    if (ShopBaskets.isOne(data)) {
      return ShopBaskets.read(data);
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(data, CSV)) {
      found.forEach(files::add);
    }
    if (files.size() != 1) {
      throw new DangolException(
          ErrorCode.INS_01,
          "the folder holds " + files.size() + " files of order lines, and no baskets with dates");
    }
    return ShopOrderLines.read(files.getFirst());
  }

  /** The file's content, unpacked where its name ends with .gz. */
  static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }
}
