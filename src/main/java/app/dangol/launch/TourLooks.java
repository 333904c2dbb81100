package app.dangol.launch;

import app.dangol.screen.Appearance;
import app.dangol.screen.Appearance.Palette;
import java.util.List;
import java.util.Locale;

/** In which looks the associate's tour takes its pictures, and how these are called. */
final class TourLooks {
  static final List<Appearance> EVERYDAY =
      List.of(
          new Appearance(Locale.KOREAN, Palette.LIGHT, 100),
          new Appearance(Locale.ENGLISH, Palette.LIGHT, 100),
          new Appearance(Locale.KOREAN, Palette.DARK, 100),
          new Appearance(Locale.ENGLISH, Palette.DARK, 100));

  static final List<Appearance> BOTH_LANGUAGES = EVERYDAY.subList(0, 2);

  static final List<Appearance> CONTRAST =
      List.of(
          new Appearance(Locale.KOREAN, Palette.CONTRAST, 100),
          new Appearance(Locale.ENGLISH, Palette.CONTRAST, 100));

  static final List<Appearance> LARGE =
      List.of(
          new Appearance(Locale.KOREAN, Palette.LIGHT, 115),
          new Appearance(Locale.ENGLISH, Palette.LIGHT, 130));

  /** On a tablet held upright: one of each palette. */
  static final List<Appearance> UPRIGHT =
      List.of(EVERYDAY.get(0), EVERYDAY.get(3), CONTRAST.get(1));

  private TourLooks() {}

  /** What a picture's name ends in. */
  static String suffix(Appearance look) {
    String size = look.textPercent() == 100 ? "" : "-" + look.textPercent();
    return "-"
        + look.language().getLanguage()
        + "-"
        + look.palette().name().toLowerCase(Locale.ROOT)
        + size;
  }
}
