package app.dangol.hub.store;

/**
 * How much one page may hold. A page ends before the row that would pass a limit, but holds at
 * least one row.
 *
 * @param chars of keys and data; a character is at most three bytes of UTF-8
 */
public record PageLimit(int rows, int chars) {
  /**
   * Stays below the contract's 8 MiB even if all text is Korean. From 1,000 rows on more of them
   * make a device no quicker, and it writes for as long as a page lasts.
   */
  public static final PageLimit STANDARD = new PageLimit(2_000, 2_000_000);
}
