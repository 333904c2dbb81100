package app.dangol.screen.associate.model;

import app.dangol.id.CustomerId;
import app.dangol.id.Sku;
import app.dangol.screen.PriceText;
import java.util.List;
import java.util.Optional;

/**
 * What fits what was typed, in words.
 *
 * @param query as it was typed
 * @param people empty where nobody may be looked for
 * @param rows products
 * @param ask in place of both, what somebody picked is asked before their page opens
 */
public record FoundText(String query, Optional<People> people, List<Row> rows, Optional<Ask> ask) {
  public FoundText {
    rows = List.copyOf(rows);
  }

  /** Whether nothing and nobody fits, and that is known. */
  public boolean isEmpty() {
    return rows.isEmpty()
        && ask.isEmpty()
        && people.filter(who -> !who.rows().isEmpty() || !who.hint().isBlank()).isEmpty();
  }

  /** One product. */
  public record Row(Sku sku, String name, PriceText price) {}

  /**
   * Who fits.
   *
   * @param hint that the names are still being read, or how many more there are; blank for neither
   */
  public record People(List<Person> rows, String hint) {
    public People {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One person.
   *
   * @param name masked
   * @param about how a number of theirs ends, and since when they come
   * @param spoken all of it, for the screen reader
   */
  public record Person(CustomerId id, String name, String about, String spoken) {}

  /**
   * The question before a page opens.
   *
   * @param title who was picked
   * @param question what to ask them
   * @param numbered whether they say the end of a number; who has none is taken at their word
   * @param wrong that they said something else; blank the first time
   */
  public record Ask(String title, String about, String question, boolean numbered, String wrong) {}

  /** Without what was typed, and without anybody. */
  @Override
  public String toString() {
    return "FoundText[" + rows.size() + " products]";
  }
}
