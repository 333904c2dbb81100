package app.dangol.visit;

import app.dangol.catalog.Product;
import app.dangol.catalog.StockLevel;
import app.dangol.suggest.Term;
import java.util.List;
import java.util.Optional;

/**
 * A suggestion ready to be shown: the product, why, and where it lies.
 *
 * @param because the product the reason speaks of, where it speaks of one
 * @param stock a level for every store that has ever stocked it, this store first
 */
public record Offer(
    Product product, Term reason, Optional<Product> because, List<StockLevel> stock) {}
