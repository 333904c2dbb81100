package app.dangol.demo.make;

import app.dangol.demo.DemoTime;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Online Retail CSV (RFC 4180, quoted fields without line ends; also gzip'ed) and keeps
 * what a shop's regular bought or brought back: lines with a customer and a sellable stock code.
 */
final class SourceReader {
  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final Pattern INVOICE = Pattern.compile("C?\\d{6}");

  /** Goods have five digits and at most two letters; POST, M, D, BANK CHARGES … do not. */
  private static final Pattern SELLABLE = Pattern.compile("\\d{5}[A-Z]{0,2}");

  private static final Pattern CUSTOMER = Pattern.compile("\\d{1,9}");

  /** A few charges hide behind codes that look like goods. */
  private static final Pattern CHARGE =
      Pattern.compile("(?i).*\\b(carriage|postage|packing charge|adjust\\w*|manual|samples?)\\s*$");

  private static final int COLUMNS = 8;

  private SourceReader() {}

  static List<SourceLine> read(Path source) {
    List<SourceLine> kept = new ArrayList<>();
    int number = 1;
    try (InputStream in = open(source);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      if (!HEADER.equals(lines.readLine())) {
        throw damaged(number, "not the header " + HEADER, null);
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        parse(line, number).ifPresent(kept::add);
      }
    } catch (IOException e) {
      throw damaged(number, "cannot be read further", e);
    }
    return kept;
  }

  private static InputStream open(Path source) throws IOException {
    InputStream in = Files.newInputStream(source);
    try {
      return source.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static Optional<SourceLine> parse(String line, int number) {
    List<String> cells = CsvLine.split(line);
    if (cells.size() != COLUMNS) {
      throw damaged(number, "not " + COLUMNS + " columns", null);
    }
    String invoice = cells.get(0);
    String code = cells.get(1).strip().toUpperCase(Locale.ROOT);
    boolean wanted =
        INVOICE.matcher(invoice).matches()
            && SELLABLE.matcher(code).matches()
            && CUSTOMER.matcher(cells.get(6)).matches()
            && !CHARGE.matcher(cells.get(2)).matches();
    if (!wanted) {
      return Optional.empty();
    }
    try {
      LocalDateTime at = LocalDateTime.parse(cells.get(4), TIME);
      return Optional.of(
          new SourceLine(
              invoice,
              code,
              cells.get(2),
              Integer.parseInt(cells.get(3)),
              Math.toIntExact(Duration.between(DemoTime.START, at).toMinutes()),
              Math.toIntExact(Math.round(Double.parseDouble(cells.get(5)) * 1000)),
              Integer.parseInt(cells.get(6))));
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      throw damaged(number, "a number or a time cannot be read", e);
    }
  }

  private static DangolException damaged(int line, String what, @Nullable Throwable cause) {
    return new DangolException(
        ErrorCode.DEMO_01, "the data set's line " + line + ": " + what, cause);
  }
}
