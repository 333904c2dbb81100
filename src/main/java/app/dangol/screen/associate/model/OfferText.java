package app.dangol.screen.associate.model;

import app.dangol.catalog.Category;
import app.dangol.id.Sku;
import app.dangol.screen.PriceText;

/**
 * A suggestion in words.
 *
 * @param colour of the drawing, {@code #RRGGBB}
 * @param picture what the drawing shows, for a screen reader
 */
public record OfferText(
    Sku sku,
    Category category,
    String colour,
    ReasonIcon icon,
    String reason,
    String name,
    PriceText price,
    StockText stock,
    String picture) {
  /** Which sign stands before the reason. */
  public enum ReasonIcon {
    DUE,
    OWN_HABIT,
    GOES_WITH,
    ONLINE,
    POPULAR,
    SHOP
  }
}
