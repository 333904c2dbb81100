package app.dangol.screen.associate.model;

/**
 * One stock line in words.
 *
 * @param place where it lies
 * @param freshness how far the figure can be trusted
 */
public record StockText(Place place, Freshness freshness, String text) {
  /** Where it lies, seen from this store. */
  public enum Place {
    HERE,
    NEARBY,
    NOWHERE
  }

  /** How old the figure is. */
  public enum Freshness {
    /** At most five minutes. */
    FRESH,
    /** Up to an hour. */
    AGEING,
    /** Over an hour: ask the associate to check. */
    OLD,
    /** Over a day: no figure is shown any more. */
    UNKNOWN
  }
}
