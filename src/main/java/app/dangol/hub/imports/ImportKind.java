package app.dangol.hub.imports;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a file's rows are. Columns are those of {@code docs/guides/import.md}. */
public enum ImportKind {
  ORDERS(
      Optional.of(new Whole("order_id", "order")),
      Set.of("order_id", "ordered_at", "channel", "currency", "sku", "quantity", "amount"),
      Set.of("customer_id", "number", "store", "state", "line_id", "tax", "order_total")),
  CUSTOMERS(
      Optional.empty(),
      Set.of("customer_id", "name"),
      Set.of(
          "phone", "email", "cards", "home_store", "member_since", "under_14", "guardian_consent")),
  PRODUCTS(
      Optional.empty(),
      Set.of("sku", "category", "price", "currency"),
      Set.of("gtin", "name_ko", "name_en", "colour", "shelf", "tax_rate", "price_at")),
  STOCK(
      Optional.empty(),
      Set.of("sku", "store", "on_hand"),
      Set.of("reserved", "counted_at", "store_name_ko", "store_name_en")),
  EVENTS(Optional.empty(), Set.of("customer_id", "at", "kind"), Set.of("event_id", "sku", "query")),
  CARTS(
      Optional.of(new Whole("customer_id", "cart")),
      Set.of("customer_id", "at", "sku"),
      Set.of("quantity")),
  WISHES(
      Optional.of(new Whole("customer_id", "wish_list")),
      Set.of("customer_id", "at", "sku"),
      Set.of()),
  LOYALTY(
      Optional.empty(),
      Set.of("customer_id", "points", "as_of"),
      Set.of("program", "tier_ko", "tier_en")),
  COUPONS(
      Optional.empty(),
      Set.of("customer_id", "coupon_id"),
      Set.of("text_ko", "text_en", "until", "state", "as_of"));

  private final Optional<Whole> whole;
  private final Set<String> required;
  private final Set<String> known;

  ImportKind(Optional<Whole> whole, Set<String> required, Set<String> optional) {
    this.whole = whole;
    this.required = required;
    this.known = new TreeSet<>(required);
    known.addAll(optional);
    if (name().equals("CUSTOMERS")) {
      CustomerRow.BASIS_COLUMNS.forEach(known::add);
    }
  }

  /**
   * What several rows make together; they stand together and are taken or refused together.
   *
   * @param column has the same in each of them
   * @param word for codes, such as {@code order}
   */
  record Whole(String column, String word) {
    /** As people read it. */
    String inWords() {
      return word.replace('_', ' ');
    }
  }

  /** What several rows make together; empty where each row is one. */
  Optional<Whole> whole() {
    return whole;
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

  /** Columns every row must have; some may be empty. */
  public Set<String> required() {
    return required;
  }

  /** Whether a column says true or false; in every other a truth value is a mistake. */
  boolean isTruth(String column) {
    return this == CUSTOMERS && CustomerRow.TRUTH_COLUMNS.contains(column);
  }

  boolean knows(String column) {
    return known.contains(column);
  }
}
