package app.dangol.demo;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the demo's tab-separated files: comment lines, one header line, rows, and a last line
 * {@code # end N} with the number of rows. Anything else is damage and refused with DEMO-01.
 */
public final class TsvReader {
  private static final String END = "# end ";
  private static final int BUFFER = 1 << 16;

  private TsvReader() {}

  /** All rows of a file whose header names exactly these columns. Blocks. */
  public static <T> List<T> read(
      DemoFiles files, String name, List<String> columns, Function<TsvRow, T> parse) {
    try (InputStream in = plain(files, name);
        BufferedReader lines = decoded(in)) {
      return rows(lines, name, columns, parse);
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DEMO_01, name + " cannot be read to its end", e);
    }
  }

  private static InputStream plain(DemoFiles files, String name) throws IOException {
    InputStream in = new BufferedInputStream(files.open(name), BUFFER);
    if (!name.endsWith(".gz")) {
      return in;
    }
    try {
      return new GZIPInputStream(in, BUFFER);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static BufferedReader decoded(InputStream in) {
    return new BufferedReader(
        new InputStreamReader(
            in,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)),
        BUFFER);
  }

  private static <T> List<T> rows(
      BufferedReader lines, String name, List<String> columns, Function<TsvRow, T> parse)
      throws IOException {
    List<T> rows = new ArrayList<>();
    boolean headed = false;
    String last = "";
    int number = 0;
    for (String line = next(lines); line != null; line = next(lines)) {
      number++;
      last = line;
      if (line.startsWith("#")) {
        continue;
      }
      String[] cells = split(line, columns.size());
      if (cells == null) {
        throw new TsvRow(name, number, new String[0]).damaged("not " + columns.size() + " columns");
      }
      if (headed) {
        rows.add(parse.apply(new TsvRow(name, number, cells)));
      } else if (List.of(cells).equals(columns)) {
        headed = true;
      } else {
        throw new TsvRow(name, number, cells).damaged("not the header " + columns);
      }
    }
    if (!last.equals(END + rows.size())) {
      throw new DangolException(
          ErrorCode.DEMO_01, name + " does not end with its count of " + rows.size() + " rows");
    }
    return List.copyOf(rows);
  }

  private static @Nullable String next(BufferedReader lines) throws IOException {
    return lines.readLine();
  }

  private static String @Nullable [] split(String line, int columns) {
    String[] cells = new String[columns];
    int from = 0;
    for (int i = 0; i < columns - 1; i++) {
      int to = line.indexOf('\t', from);
      if (to < 0) {
        return null;
      }
      cells[i] = line.substring(from, to);
      from = to + 1;
    }
    cells[columns - 1] = line.substring(from);
    return line.indexOf('\t', from) < 0 ? cells : null;
  }
}
