package app.dangol.screen.kiosk.model;

import app.dangol.catalog.Category;
import app.dangol.id.Sku;
import app.dangol.screen.PriceText;
import java.util.List;

/**
 * One product.
 *
 * @param shelf where it stands in this store, or blank
 * @param stock a line a store, this store first
 */
public record KioskItem(
    Sku sku,
    Category category,
    String colour,
    String name,
    PriceText price,
    String shelf,
    List<KioskStock> stock,
    String picture) {}
