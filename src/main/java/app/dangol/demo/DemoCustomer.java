package app.dangol.demo;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * A row of {@code customers.tsv.gz}: a real buyer's place in the data under a made-up person. Its
 * position in the file is the customer's index in the others.
 *
 * @param phone E.164, or blank
 * @param mail lower case, or blank
 * @param card the loyalty number
 * @param since unshifted, like every time in the files
 * @param preferences keys of {@code preferences.tsv}
 * @param granted keys of the consent purposes
 */
public record DemoCustomer(
    String id,
    String name,
    String phone,
    String mail,
    String card,
    String home,
    LocalDate since,
    List<String> preferences,
    List<String> granted) {
  public static final String FILE = "customers.tsv.gz";
  public static final List<String> COLUMNS =
      List.of("id", "name", "phone", "mail", "card", "home", "since", "preferences", "granted");

  public DemoCustomer {
    preferences = List.copyOf(preferences);
    granted = List.copyOf(granted);
  }

  static DemoCustomer parse(TsvRow row) {
    return new DemoCustomer(
        row.text(0),
        row.text(1),
        row.text(2),
        row.text(3),
        row.text(4),
        row.text(5),
        date(row),
        keys(row.text(7)),
        keys(row.text(8)));
  }

  private static LocalDate date(TsvRow row) {
    try {
      return LocalDate.parse(row.text(6));
    } catch (DateTimeParseException e) {
      throw row.damaged("column 7 holds no date");
    }
  }

  private static List<String> keys(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(",", -1));
  }

  /** The row as {@link #parse} reads it. */
  public List<String> cells() {
    return List.of(
        id,
        name,
        phone,
        mail,
        card,
        home,
        since.toString(),
        String.join(",", preferences),
        String.join(",", granted));
  }

  @Override
  public String toString() {
    return "DemoCustomer[" + id + "]";
  }
}
