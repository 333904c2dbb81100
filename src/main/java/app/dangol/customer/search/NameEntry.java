package app.dangol.customer.search;

import app.dangol.customer.PersonName;
import app.dangol.id.CustomerId;
import java.util.List;

/**
 * What one customer is found by.
 *
 * @param numbers their telephone and card numbers, as they are written; only the last four digits
 *     of each are looked at
 */
public record NameEntry(CustomerId id, PersonName name, List<String> numbers) {
  public NameEntry {
    numbers = List.copyOf(numbers);
  }

  @Override
  public String toString() {
    return "NameEntry[" + id + "]";
  }
}
