package app.dangol.hub.imports;

import app.dangol.wire.Entity;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Typed cells of one row. Numbers have a point or nothing, and no thousands mark. */
record Cells(RowLine.Fields row) {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,9}");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,6})?");

  Optional<String> find(String column) throws BadFieldException {
    String cell = row.fields().get(column);
    if (cell != null && cell.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
      throw new BadFieldException("bad_text", column + " holds a control character");
    }
    return Optional.ofNullable(cell);
  }

  String get(String column) throws BadFieldException {
    return find(column).orElseThrow(() -> new BadFieldException("missing", column + " is missing"));
  }

  int whole(String column) throws BadFieldException {
    String cell = get(column);
    if (!WHOLE.matcher(cell).matches()) {
      throw new BadFieldException("bad_number", column + " is no whole number");
    }
    return Integer.parseInt(cell);
  }

  int whole(String column, int otherwise) throws BadFieldException {
    return find(column).isPresent() ? whole(column) : otherwise;
  }

  /** Major units in the cell, such as 12.50, minor ones here, such as 1250 for pounds. */
  long money(String column, String currency) throws BadFieldException {
    String cell = get(column);
    if (!DECIMAL.matcher(cell).matches()) {
      throw new BadFieldException("bad_money", column + " is no amount such as 12.50");
    }
    try {
      int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
      return new BigDecimal(cell).movePointRight(digits).longValueExact();
    } catch (IllegalArgumentException e) {
      throw new BadFieldException("bad_currency", "the currency is none of ISO 4217");
    } catch (ArithmeticException e) {
      throw new BadFieldException(
          "bad_money", column + " has more decimals than its currency, or is too large");
    }
  }

  /** Per cent in the cell, hundredths of it here. */
  Optional<Integer> percent(String column) throws BadFieldException {
    Optional<String> cell = find(column);
    if (cell.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (DECIMAL.matcher(cell.get()).matches()) {
        return Optional.of(new BigDecimal(cell.get()).movePointRight(2).intValueExact());
      }
    } catch (ArithmeticException e) {
      throw new BadFieldException("bad_tax", column + " has more than two decimals");
    }
    throw new BadFieldException("bad_tax", column + " is no percentage such as 10 or 8.25");
  }

  /** With its offset, for a time without one is another instant in every zone. */
  Optional<Instant> instant(String column) throws BadFieldException {
    Optional<String> cell = find(column);
    if (cell.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(cell.get()).toInstant());
    } catch (DateTimeException e) {
      throw new BadFieldException("bad_time", column + " is no ISO 8601 time with its offset");
    }
  }

  /** As {@link #instant}, where there must be one. */
  Instant getInstant(String column) throws BadFieldException {
    return instant(column)
        .orElseThrow(() -> new BadFieldException("missing", column + " is missing"));
  }

  /** Text in both languages, in columns that end so; empty where there is neither. */
  Optional<Entity.Text> text(String column) throws BadFieldException {
    Optional<String> ko = find(column + "_ko");
    Optional<String> en = find(column + "_en");
    return ko.isEmpty() && en.isEmpty()
        ? Optional.empty()
        : Optional.of(new Entity.Text(ko.orElse(""), en.orElse("")));
  }

  Optional<LocalDate> date(String column) throws BadFieldException {
    Optional<String> cell = find(column);
    if (cell.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(cell.get()));
    } catch (DateTimeException e) {
      throw new BadFieldException("bad_date", column + " is no date such as 2026-01-31");
    }
  }

  boolean truth(String column, boolean otherwise) throws BadFieldException {
    Optional<String> cell = find(column);
    if (cell.isEmpty()) {
      return otherwise;
    }
    return switch (cell.get().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> true;
      case "false", "no", "0" -> false;
      default -> throw new BadFieldException("bad_truth", column + " is neither true nor false");
    };
  }
}
