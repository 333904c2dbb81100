package app.dangol.screen.part;

/**
 * What the screen says about stock: how many, where, and how old that figure is.
 *
 * @param figure such as "3 here"; empty if the figure is too old to be told
 * @param age such as "2 min ago", or what to do about an old figure
 */
public record Stock(Place place, Age freshness, String figure, String age) {
  /** Where the goods are. */
  public enum Place {
    HERE(Icon.STORE, "success"),
    NEAR(Icon.NEARBY, ""),
    ONLINE(Icon.DELIVERY, "");

    private final Icon icon;
    private final String tone;

    Place(Icon icon, String tone) {
      this.icon = icon;
      this.tone = tone;
    }

    Icon icon() {
      return icon;
    }

    String tone() {
      return tone;
    }
  }

  /** How far the figure can be trusted. */
  public enum Age {
    /** Up to 5 minutes. */
    FRESH,
    /** Up to an hour: a clock stands before the age. */
    AGEING,
    /** Up to a day: to be checked. */
    OLD,
    /** Older: no figure is told. */
    UNKNOWN
  }

  /** Figure and age as one line of text. */
  public String words() {
    return figure.isEmpty() ? age : figure + " · " + age;
  }
}
