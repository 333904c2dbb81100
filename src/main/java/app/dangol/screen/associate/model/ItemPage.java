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
 * @param actions empty while nobody is served, and on a screen turned to the customer
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
    Optional<Why> why,
    Optional<Actions> actions) {
  /** Reason and figures. */
  public record Why(OfferText.ReasonIcon icon, String reason, String explanation) {}

  /**
   * What can be done with it for the customer shown.
   *
   * @param reserve words of the button that lays a piece aside, or lets it go
   * @param reserved whether one is laid aside, or asked for
   * @param wish words of the button that puts it on the wish list or takes it off; blank where it
   *     is not offered
   */
  public record Actions(String reserve, boolean reserved, String wish, boolean wished) {}

  /** The same product with other lines of stock. */
  ItemPage withStock(List<StockText> lines) {
    return new ItemPage(sku, category, colour, picture, name, price, shelf, lines, why, actions);
  }

  /** The same product, offered to the customer shown. */
  public ItemPage withActions(Actions offered) {
    return new ItemPage(
        sku, category, colour, picture, name, price, shelf, stock, why, Optional.of(offered));
  }
}
