package app.dangol.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of {@code online.tsv.gz}: what one customer did in the web shop (SIMULATED).
 *
 * @param customer index of the customer
 * @param events oldest first
 */
public record DemoOnline(int customer, List<Event> events) {
  public static final String FILE = "online.tsv.gz";
  public static final List<String> COLUMNS = List.of("customer", "events");

  /** What was done; the letter stands for it in the file. */
  public enum Kind {
    VIEW('v', "view"),
    CART('c', "cart"),
    WISH('w', "wish");

    private final char letter;
    private final String key;

    Kind(char letter, String key) {
      this.letter = letter;
      this.key = key;
    }

    /** The name used in data. */
    public String key() {
      return key;
    }
  }

  /**
   * One act.
   *
   * @param minute minutes since {@link DemoTime#START}
   * @param product index of the product
   */
  public record Event(int minute, Kind kind, int product) {}

  public DemoOnline {
    events = List.copyOf(events);
  }

  static DemoOnline parse(TsvRow row) {
    List<Event> events = new ArrayList<>();
    int minute = 0;
    for (String coded : row.text(1).split(" ", -1)) {
      int at = kindAt(row, coded);
      minute += row.number(coded.substring(0, at), 1);
      int product = row.number(coded.substring(at + 1), 1);
      events.add(new Event(minute, kindOf(row, coded.charAt(at)), product));
    }
    return new DemoOnline(row.number(0), events);
  }

  /** The row as {@link #parse} reads it. */
  public List<String> cells() {
    StringBuilder coded = new StringBuilder();
    int before = 0;
    for (Event event : events) {
      coded.append(coded.isEmpty() ? "" : " ").append(event.minute() - before);
      coded.append(event.kind().letter).append(event.product());
      before = event.minute();
    }
    return List.of(Integer.toString(customer), coded.toString());
  }

  private static int kindAt(TsvRow row, String coded) {
    for (int i = 0; i < coded.length(); i++) {
      if (Character.isLetter(coded.charAt(i))) {
        return i;
      }
    }
    throw row.damaged("an event without its kind");
  }

  private static Kind kindOf(TsvRow row, char letter) {
    for (Kind kind : Kind.values()) {
      if (kind.letter == letter) {
        return kind;
      }
    }
    throw row.damaged("an event of an unknown kind");
  }
}
