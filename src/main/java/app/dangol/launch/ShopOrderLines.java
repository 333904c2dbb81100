package app.dangol.launch;

import app.dangol.customer.HistoryLine;
import app.dangol.customer.HistoryLine.Kind;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.insight.Purchases;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads order lines from CSV: of each its customer, order, product, pieces and time. Lines without
 * a customer are passed over, and so are Online Retail's charges.
 */
final class ShopOrderLines {
  /** Goods of Online Retail have five digits and at most two letters; POST, M, D … do not. */
  private static final Pattern SELLABLE = Pattern.compile("\\d{5}[A-Z]{0,2}");

  /** So Online Retail calls whoever is no known customer. */
  private static final String NOBODY = "NA";

  private static final StoreId SOMEWHERE = new StoreId("any");

  /** How a file calls its columns. */
  private enum Form {
    ORDERS("customer_id", "order_id", "sku", "quantity", "ordered_at"),
    ONLINE_RETAIL("CustomerID", "InvoiceNo", "StockCode", "Quantity", "InvoiceDate");

    private final String customer;
    private final String order;
    private final String sku;
    private final String quantity;
    private final String at;

    Form(String customer, String order, String sku, String quantity, String at) {
      this.customer = customer;
      this.order = order;
      this.sku = sku;
      this.quantity = quantity;
      this.at = at;
    }

    private List<String> columns() {
      return List.of(customer, order, sku, quantity, at);
    }

    static Form of(List<String> header) {
      for (Form form : values()) {
        if (header.containsAll(form.columns())) {
          return form;
        }
      }
      throw new DangolException(
          ErrorCode.INS_01,
          "the file has neither the columns of an order import nor those of Online Retail");
    }
  }

  private ShopOrderLines() {}

  /**
   * @throws DangolException INS-01, with the line's number, if a line cannot be read
   */
  static List<Purchases> read(Path file) throws IOException {
    Map<String, List<HistoryLine>> histories = new LinkedHashMap<>();
    try (Reader reader = new InputStreamReader(ShopData.open(file), StandardCharsets.UTF_8);
        CSVParser rows =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
      Form form = Form.of(rows.getHeaderNames());
      for (CSVRecord row : rows) {
        String customer = row.get(form.customer);
        if (!customer.isBlank() && !customer.equals(NOBODY) && isGoods(form, row.get(form.sku))) {
          histories
              .computeIfAbsent(customer, c -> new ArrayList<>())
              .add(line(form, row, rows.getCurrentLineNumber()));
        }
      }
    } catch (UncheckedIOException e) {
      throw new DangolException(ErrorCode.INS_01, "the file is no CSV to its end", e);
    }
    return histories.values().stream()
        .map(history -> Purchases.of(history, ZoneOffset.UTC))
        .filter(purchases -> !purchases.isEmpty())
        .toList();
  }

  private static boolean isGoods(Form form, String sku) {
    return form == Form.ORDERS || SELLABLE.matcher(sku).matches();
  }

  private static HistoryLine line(Form form, CSVRecord row, long number) {
    try {
      int quantity = Integer.parseInt(row.get(form.quantity).strip());
      return new HistoryLine(
          Long.toString(number),
          row.get(form.order),
          at(row.get(form.at).strip()),
          quantity < 0 ? Kind.RETURN : Kind.PURCHASE,
          SOMEWHERE,
          new Sku(row.get(form.sku)),
          quantity);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new DangolException(
          ErrorCode.INS_01, "line " + number + " of the file is no order line", e);
    }
  }

  /** The shop's own time where the text says no other: days are then the shop's. */
  private static Instant at(String text) {
    String iso = text.replace(' ', 'T');
    return iso.endsWith("Z") || iso.matches(".*[+-]\\d\\d:?\\d\\d")
        ? OffsetDateTime.parse(iso).toLocalDateTime().toInstant(ZoneOffset.UTC)
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }
}
