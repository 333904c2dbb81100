package app.dangol.screen.part.still;

/**
 * Where a picture goes.
 *
 * @param width in px
 * @param height in px
 * @param radius of the rounded corners, in px
 * @param night whether the theme is dark; high contrast counts as dark
 */
public record Slot(double width, double height, double radius, boolean night) {
  public Slot {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("A picture needs a size, not " + width + "×" + height);
    }
  }
}
