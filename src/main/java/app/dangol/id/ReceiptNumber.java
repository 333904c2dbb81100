package app.dangol.id;

import java.util.Locale;

/**
 * The number of something that was asked for, as whoever asked gets it.
 *
 * @param value at least eight letters and digits, the last of them the most telling
 */
public record ReceiptNumber(String value) {
  private static final int SPOKEN = 8;

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if it is too short
   */
  public ReceiptNumber {
    if (value.length() < SPOKEN) {
      throw new IllegalArgumentException("a receipt's number has at least " + SPOKEN + " letters");
    }
  }

  /**
   * Whether whoever says this means that number: its last letters, eight or more, however they are
   * parted.
   */
  public boolean isSaidAs(String words) {
    String said = compact(words);
    return said.length() >= SPOKEN && compact(value).endsWith(said);
  }

  private static String compact(String text) {
    return text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  /** The number's last letters, as people read them out: {@code 7F3K-29QA}. */
  public String spoken() {
    String tail = value.substring(value.length() - SPOKEN).toUpperCase(Locale.ROOT);
    return tail.substring(0, SPOKEN / 2) + "-" + tail.substring(SPOKEN / 2);
  }
}
