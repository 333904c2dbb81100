package app.dangol.hub.imports;

import app.dangol.hub.intake.Incoming;
import app.dangol.wire.Entity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows that are taken or refused together: one, or those of one order, cart or wish list.
 *
 * @param rows at least one
 */
public record RowGroup(List<RowLine.Fields> rows) {
  private static final String NO_COLOUR = "#9AA0A6";

  public RowGroup {
    rows = List.copyOf(rows);
  }

  List<Long> numbers() {
    return rows.stream().map(RowLine.Fields::number).toList();
  }

  /**
   * What the rows say.
   *
   * @param now for what the file gives no time for
   */
  List<Incoming> map(ImportKind kind, Instant now) throws BadFieldException {
    for (RowLine.Fields row : rows) {
      checkColumns(row.absent());
    }
    Cells cells = new Cells(rows.getFirst());
    return switch (kind) {
      case ORDERS -> List.of(OrderRows.map(cells()));
      case CUSTOMERS -> List.of(CustomerRow.map(cells));
      case PRODUCTS -> product(cells, now);
      case STOCK -> stock(cells, now);
      case EVENTS -> List.of(EventRow.map(cells));
      case CARTS -> List.of(ListRows.cart(cells()));
      case WISHES -> List.of(ListRows.wishes(cells()));
      case LOYALTY -> List.of(MemberRow.loyalty(cells));
      case COUPONS -> List.of(MemberRow.coupon(cells));
    };
  }

  /** What a misspelt name leaves out must not be taken for empty: an empty list takes away. */
  private static void checkColumns(List<String> absent) throws BadFieldException {
    if (!absent.isEmpty()) {
      throw new BadFieldException(
          "missing",
          String.join(", ", absent) + (absent.size() == 1 ? " is" : " are") + " missing");
    }
  }

  private List<Cells> cells() {
    return rows.stream().map(Cells::new).toList();
  }

  private static List<Incoming> product(Cells cells, Instant now) throws BadFieldException {
    String sku = cells.get("sku");
    String currency = cells.get("currency");
    return List.of(
        new Incoming.Product(
            sku,
            cells.find("gtin"),
            new Entity.Text(cells.find("name_ko").orElse(""), cells.find("name_en").orElse("")),
            cells.get("category"),
            cells.find("colour").orElse(NO_COLOUR),
            cells.find("shelf").orElse("")),
        new Incoming.Price(
            sku,
            cells.money("price", currency),
            currency,
            cells.percent("tax_rate"),
            cells.instant("price_at").orElse(now)));
  }

  private static List<Incoming> stock(Cells cells, Instant now) throws BadFieldException {
    String store = cells.get("store");
    List<Incoming> told = new ArrayList<>();
    Optional<String> ko = cells.find("store_name_ko");
    Optional<String> en = cells.find("store_name_en");
    if (ko.isPresent() || en.isPresent()) {
      told.add(new Incoming.Store(store, new Entity.Text(ko.orElse(""), en.orElse(""))));
    }
    told.add(
        new Incoming.Stock(
            cells.get("sku"),
            store,
            cells.whole("on_hand"),
            cells.whole("reserved", 0),
            cells.instant("counted_at").orElse(now)));
    return told;
  }

  @Override
  public String toString() {
    return "RowGroup[" + rows.size() + "]";
  }
}
