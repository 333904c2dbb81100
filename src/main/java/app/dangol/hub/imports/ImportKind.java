package app.dangol.hub.imports;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a file's rows are. Columns are those of {@code docs/guides/import.md}. */
public enum ImportKind {
  ORDERS(
      Set.of("order_id", "ordered_at", "channel", "currency", "sku", "quantity", "amount"),
      Set.of("customer_id", "number", "store", "state", "line_id", "tax", "order_total")),
  CUSTOMERS(
      Set.of("customer_id", "name"),
      Set.of("phone", "email", "cards", "home_store", "member_since")),
  PRODUCTS(
      Set.of("sku", "category", "price", "currency"),
      Set.of("gtin", "name_ko", "name_en", "colour", "shelf", "tax_rate", "price_at")),
  STOCK(
      Set.of("sku", "store", "on_hand"),
      Set.of("reserved", "counted_at", "store_name_ko", "store_name_en"));

  private final Set<String> required;
  private final Set<String> known;

  ImportKind(Set<String> required, Set<String> optional) {
    this.required = required;
    this.known = new TreeSet<>(required);
    known.addAll(optional);
    if (name().equals("CUSTOMERS")) {
      CustomerRow.BASIS_COLUMNS.forEach(known::add);
    }
  }

  /** The name used on the command line, in paths and in files' names. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ImportKind> find(String key) {
    for (ImportKind kind : values()) {
      if (kind.key().equals(key)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  Set<String> required() {
    return required;
  }

  boolean knows(String column) {
    return known.contains(column);
  }
}
