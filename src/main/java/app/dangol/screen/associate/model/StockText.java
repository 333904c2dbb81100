package app.dangol.screen.associate.model;

/**
 * One stock line in words.
 *
 * @param place where it lies
 * @param freshness how far the figure can be trusted
 * @param figure how many and where; blank where the figure is too old to be told
 * @param age how old the figure is, or what to do about it
 */
public record StockText(Place place, Freshness freshness, String figure, String age) {
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
