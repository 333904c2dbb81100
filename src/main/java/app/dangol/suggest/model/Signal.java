package app.dangol.suggest.model;

import java.util.Locale;

/** What somebody did with an item, as far as it tells of their taste. */
public enum Signal {
  /** In a shop. */
  BOUGHT,
  BOUGHT_ONLINE,
  RETURNED,
  WISHED,
  CARTED,
  VIEWED,
  SEARCHED,
  /** Held under the reader, or tried, during this visit. */
  SCANNED;

  /** The name used in data: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
