package app.dangol.screen;

import java.util.Locale;

/**
 * How the screen looks now; switched at run time.
 *
 * @param textPercent 100, 115 or 130
 */
public record Appearance(Locale language, Palette palette, int textPercent) {
  /** The three looks. */
  public enum Palette {
    LIGHT,
    DARK,
    CONTRAST
  }

  public Appearance withLanguage(Locale wanted) {
    return new Appearance(wanted, palette, textPercent);
  }

  public Appearance withPalette(Palette wanted) {
    return new Appearance(language, wanted, textPercent);
  }

  public Appearance withTextPercent(int wanted) {
    return new Appearance(language, palette, wanted);
  }
}
