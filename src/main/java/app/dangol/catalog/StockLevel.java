package app.dangol.catalog;

import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import java.time.Instant;

/**
 * How many of one product can be sold in one store: on hand less reserved less safety stock.
 *
 * @param available never negative
 * @param asOf when the store's system counted it, or up to when it was read since and was the same;
 *     every figure is shown with this age
 */
public record StockLevel(Sku sku, StoreId store, int available, Instant asOf) {}
