package app.dangol.screen.theme;

/** The three looks a person can choose; each has a stylesheet of the same name with its colours. */
public enum ThemeName {
  LIGHT("light.css"),
  DARK("dark.css"),
  /** High contrast: text 7:1, edges and icons 4.5:1. */
  CONTRAST("contrast.css");

  private final String sheet;

  ThemeName(String sheet) {
    this.sheet = sheet;
  }

  /** The resource beside this class that holds the theme's colour values. */
  String sheet() {
    return sheet;
  }
}
