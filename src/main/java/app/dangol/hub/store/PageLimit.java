package app.dangol.hub.store;

/**
 * How much one page may hold. A page ends before the row that would pass a limit, but holds at
 * least one row.
 *
 * @param chars of keys and data; a character is at most three bytes of UTF-8
 */
public record PageLimit(int rows, int chars) {
  /**
   * Stays below the contract's 8 MiB even if all text is Korean. Of so many rows a device's commit
   * and what else belongs to each page are a small part.
   */
  public static final PageLimit STANDARD = new PageLimit(5_000, 2_000_000);
}
