package app.dangol.screen.kiosk.model;

import app.dangol.catalog.Category;
import app.dangol.id.Sku;
import app.dangol.screen.PriceText;
import app.dangol.visit.PublicReason;

/**
 * A suggestion in public words.
 *
 * @param colour of the drawing, {@code #RRGGBB}
 * @param picture what the drawing shows, for a screen reader
 */
public record KioskOffer(
    Sku sku,
    Category category,
    String colour,
    PublicReason why,
    String reason,
    String name,
    PriceText price,
    KioskStock stock,
    String picture) {}
