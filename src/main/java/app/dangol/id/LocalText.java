package app.dangol.id;

import java.util.Locale;

/**
 * A text the shop wrote in Korean, in English, or in both, such as a product's name.
 *
 * @param ko Korean, or blank
 * @param en English, or blank
 */
public record LocalText(String ko, String en) {
  /** The text in the language wanted, or the other one where that is all there is. */
  public String in(Locale locale) {
    boolean korean = locale.getLanguage().equals(Locale.KOREAN.getLanguage());
    String wanted = korean ? ko : en;
    return wanted.isBlank() ? (korean ? en : ko) : wanted;
  }
}
