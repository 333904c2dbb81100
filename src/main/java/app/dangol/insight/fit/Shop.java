package app.dangol.insight.fit;

import app.dangol.insight.Purchases;
import java.time.LocalDate;
import java.util.List;

/**
 * A shop's customers and on which days each bought what; nobody is named.
 *
 * @param source the data's name
 * @param customers those who bought, in any order
 */
public record Shop(String source, List<Purchases> customers) {
  public Shop {
    customers = List.copyOf(customers);
    if (customers.isEmpty()) {
      throw new TooFewException("nobody bought anything");
    }
  }

  public LocalDate first() {
    return customers.stream().map(Purchases::first).min(LocalDate::compareTo).orElseThrow();
  }

  public LocalDate last() {
    return customers.stream().map(Purchases::last).max(LocalDate::compareTo).orElseThrow();
  }

  /** What was known at the end of that day. */
  Shop until(LocalDate day) {
    return new Shop(
        source, customers.stream().map(each -> each.until(day)).filter(p -> !p.isEmpty()).toList());
  }
}
