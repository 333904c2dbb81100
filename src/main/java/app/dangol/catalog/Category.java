package app.dangol.catalog;

import java.util.Locale;

/** What kind of thing a product is; each kind has a drawing. */
public enum Category {
  KNIT,
  COAT,
  BAG,
  BOTTLE,
  CUP,
  TIN,
  SHOE,
  SCARF,
  TROUSERS,
  DRESS,
  JEWELLERY,
  CANDLE,
  BOOK,
  BOX,
  PLATE,
  LANTERN,
  FRAME,
  CLOCK,
  GARLAND,
  TOY,
  CUSHION;

  /** The colour in which goods are drawn of which nothing is known, as {@code #RRGGBB}. */
  public static final String UNKNOWN_COLOUR = "#B4622F";

  /** The name used in data files: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #key}; an unknown kind is drawn as a {@link #BOX}. */
  public static Category of(String key) {
    for (Category category : values()) {
      if (category.key().equals(key)) {
        return category;
      }
    }
    return BOX;
  }
}
