package app.dangol.insight;

/**
 * How many of a product's buyers bought it on another day again.
 *
 * @param buyers all of them
 * @param repeaters of these, whoever did
 */
public record ProductRepeats(int buyers, int repeaters) {
  public ProductRepeats {
    if (repeaters < 0 || repeaters > buyers) {
      throw new IllegalArgumentException("more come back than came");
    }
  }
}
