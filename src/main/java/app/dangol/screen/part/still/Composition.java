package app.dangol.screen.part.still;

import javafx.scene.paint.Color;

/**
 * What stands around the object, chosen by the product's key: two neighbours on a shelf of the same
 * kind and colour still differ.
 *
 * @param horizon where the table begins, as a share of the height
 * @param backLeft whether the back prop stands left of the object; the front prop stands opposite
 * @param variant which of the object's own details is drawn, 0 to 11
 */
record Composition(
    double horizon,
    Back back,
    boolean backLeft,
    Color backColour,
    Front front,
    Color frontColour,
    int variant) {

  enum Back {
    ARCH,
    DISC,
    SLAB,
    STEM
  }

  enum Front {
    BALL,
    CUBE,
    CONE
  }

  static Composition of(Subject subject) {
    Seed seed = new Seed(subject.category().key() + "|" + subject.key());
    double horizon = 0.66 + 0.06 * seed.share();
    Back back = Back.values()[seed.pick(Back.values().length)];
    boolean left = seed.pick(2) == 0;
    int backHue = seed.pick(3);
    Front front = Front.values()[seed.pick(Front.values().length)];
    int frontHue = (backHue + 1 + seed.pick(2)) % 3;
    int variant = seed.pick(12);
    return new Composition(
        horizon,
        back,
        left,
        accent(subject.colour(), backHue),
        front,
        accent(subject.colour(), frontHue),
        variant);
  }

  /** Persimmon, pine, or a neighbour of the product's own hue. */
  private static Color accent(Color colour, int hue) {
    return switch (hue) {
      case 0 -> Palette.PERSIMMON;
      case 1 -> Palette.PINE;
      default -> colour.deriveColor(38, 0.9, 1.05, 1).interpolate(Palette.SAND, 0.45);
    };
  }
}
