package app.dangol.catalog;

import app.dangol.id.Gtin;
import app.dangol.id.LocalText;
import app.dangol.id.Sku;
import java.util.Optional;

/**
 * One thing the shop sells.
 *
 * @param colour the goods' main colour as {@code #RRGGBB}; the drawing is made from it
 * @param price empty where nobody has said what it costs
 * @param shelf where it stands in the store, or blank
 */
public record Product(
    Sku sku,
    Optional<Gtin> gtin,
    LocalText name,
    Category category,
    String colour,
    Optional<Price> price,
    String shelf) {}
