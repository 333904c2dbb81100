package app.dangol.visit;

import app.dangol.catalog.Product;
import app.dangol.catalog.StockLevel;
import java.util.List;

/**
 * A suggestion for a public screen.
 *
 * @param stock a level for every store that has ever stocked it, this store first
 */
public record PublicOffer(Product product, PublicReason reason, List<StockLevel> stock) {}
