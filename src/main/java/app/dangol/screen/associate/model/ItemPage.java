package app.dangol.screen.associate.model;

import app.dangol.catalog.Category;
import app.dangol.id.Sku;
import app.dangol.screen.PriceText;
import java.util.List;
import java.util.Optional;

/**
 * One product in words.
 *
 * @param shelf where it stands here, or blank
 * @param stock a line for each store
 * @param why the reason with its figures; empty for a scanned product and on a screen turned to the
 *     customer
 */
public record ItemPage(
    Sku sku,
    Category category,
    String colour,
    String picture,
    String name,
    PriceText price,
    String shelf,
    List<StockText> stock,
    Optional<Why> why) {
  /** Reason and figures. */
  public record Why(OfferText.ReasonIcon icon, String reason, String explanation) {}

  /** The same product with other lines of stock. */
  ItemPage withStock(List<StockText> lines) {
    return new ItemPage(sku, category, colour, picture, name, price, shelf, lines, why);
  }
}
