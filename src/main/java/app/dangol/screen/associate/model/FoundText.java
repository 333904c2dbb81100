package app.dangol.screen.associate.model;

import app.dangol.id.Sku;
import app.dangol.screen.PriceText;
import java.util.List;

/**
 * Products that fit what was typed, in words.
 *
 * @param query as it was typed
 */
public record FoundText(String query, List<Row> rows) {
  /** One product. */
  public record Row(Sku sku, String name, PriceText price) {}
}
