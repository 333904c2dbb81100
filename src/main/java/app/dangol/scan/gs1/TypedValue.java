package app.dangol.scan.gs1;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the digits of a value stand for. */
public sealed interface TypedValue {
  /** A date; where only the month was given, its last day (General Specifications §3.4). */
  record Day(LocalDate date) implements TypedValue {
    @Override
    public String toString() {
      return date.toString();
    }
  }

  /** A date and a time of day, at the place concerned. */
  record Moment(LocalDateTime dateTime) implements TypedValue {
    @Override
    public String toString() {
      return dateTime.toString();
    }
  }

  /** A measure in the unit that the identifier's title names, an amount, or a percentage. */
  record Quantity(BigDecimal number) implements TypedValue {
    @Override
    public String toString() {
      return number.toPlainString();
    }
  }

  /** An amount of money with its ISO 4217 currency. */
  record Money(BigDecimal amount, Currency currency) implements TypedValue {
    @Override
    public String toString() {
      return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
  }

  /** Identifiers whose last digit says how many of the value's digits are decimals. */
  Set<String> WITH_DECIMALS =
      Set.of("31", "32", "33", "34", "35", "36", "390", "391", "392", "393", "394", "395");

  /**
   * What an element's value stands for, if it is more than characters.
   *
   * @param now a year of two digits lies at most 50 years before and 49 years after this one
   *     (General Specifications §7.12)
   */
  static Optional<TypedValue> of(Element element, Year now) {
    List<ApplicationIdentifier.Part> parts = element.identifier().split(element.value());
    List<ApplicationIdentifier.Part> days = parts.stream().filter(TypedValue::isDay).toList();
    if (days.size() == 1) {
      return Optional.of(moment(days.getFirst().text(), parts, now));
    }
    String ai = element.ai();
    boolean decimals =
        ai.length() == 4 && WITH_DECIMALS.stream().anyMatch(ai::startsWith) && !parts.isEmpty();
    if (!decimals) {
      return Optional.empty();
    }
    BigDecimal number =
        new BigDecimal(parts.getLast().text()).movePointLeft(ai.charAt(ai.length() - 1) - '0');
    boolean money = parts.size() == 2 && parts.getFirst().component().hasLinter("iso4217");
    return money
        ? currency(parts.getFirst().text()).map(currency -> new Money(number, currency))
        : Optional.of(new Quantity(number));
  }

  private static boolean isDay(ApplicationIdentifier.Part part) {
    return part.component().hasLinter("yymmdd")
        || part.component().hasLinter("yymmd0")
        || part.component().hasLinter("yyyymmdd");
  }

  private static TypedValue moment(String day, List<ApplicationIdentifier.Part> parts, Year now) {
    StringBuilder time = new StringBuilder();
    for (ApplicationIdentifier.Part part : parts) {
      Component component = part.component();
      boolean isTime =
          component.hasLinter("hhmi")
              || component.hasLinter("hh")
              || component.hasLinter("mi")
              || component.hasLinter("ss");
      time.append(isTime ? part.text() : "");
    }
    LocalDate date = date(day, now);
    return findTime(time.toString())
        .<TypedValue>map(found -> new Moment(date.atTime(found)))
        .orElseGet(() -> new Day(date));
  }

  /** Empty where there is none, or 9999 for a time that is left open. */
  private static Optional<LocalTime> findTime(String digits) {
    if (digits.isEmpty() || digits.startsWith("99")) {
      return Optional.empty();
    }
    String full = (digits + "0000").substring(0, 6);
    return Optional.of(LocalTime.of(number(full, 0, 2), number(full, 2, 4), number(full, 4, 6)));
  }

  private static LocalDate date(String digits, Year now) {
    int yearEnd = digits.length() - 4;
    int year = number(digits, 0, yearEnd);
    YearMonth month =
        YearMonth.of(
            yearEnd == 2 ? century(year, now.getValue()) : year,
            number(digits, yearEnd, yearEnd + 2));
    int day = number(digits, yearEnd + 2, yearEnd + 4);
    return day == 0 ? month.atEndOfMonth() : month.atDay(Math.min(day, month.lengthOfMonth()));
  }

  private static int century(int twoDigits, int now) {
    int year = now - now % 100 + twoDigits;
    int ahead = year - now;
    return ahead > 50 ? year - 100 : ahead < -49 ? year + 100 : year;
  }

  private static int number(String digits, int start, int end) {
    return Integer.parseInt(digits, start, end, 10);
  }

  /** Codes of currencies that are gone may be used again: the one in use comes last by its name. */
  private static Optional<Currency> currency(String code) {
    int number = Integer.parseInt(code);
    return Currency.availableCurrencies()
        .filter(currency -> currency.getNumericCode() == number)
        .min(
            Comparator.comparing((Currency currency) -> currency.getDisplayName().contains("("))
                .thenComparing(Currency::getCurrencyCode));
  }
}
