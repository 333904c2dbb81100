package app.dangol.screen.part.still;

import app.dangol.catalog.Category;
import javafx.scene.paint.Color;

/**
 * What is drawn.
 *
 * @param colourHex the product's colour, such as {@code #5E7C6B}
 * @param key anything that tells this product from others, such as its SKU
 */
public record Subject(Category category, String colourHex, String key) {
  /**
   * @throws IllegalArgumentException if the colour cannot be read
   */
  Color colour() {
    return Color.web(colourHex);
  }

  /** Something drawn in the house's own pine instead of the colour of goods. */
  public static Subject ofTheHouse(Category category, String id) {
    return new Subject(category, Palette.HOUSE, id);
  }
}
