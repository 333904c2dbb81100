package app.dangol.screen.part.still;

import javafx.scene.paint.Color;

/**
 * The few tones one picture is made of: the product's colour, its shaded and its light tone, and
 * the room around it.
 *
 * @param body the product's colour
 * @param shade the right third of the object, away from the light
 * @param light details: label, flap, lapel
 * @param line thin dark details: button, seam, text line
 * @param wall behind the object
 * @param table below the horizon
 */
record Tones(
    Color body, Color shade, Color light, Color line, Color wall, Color table, boolean night) {
  private static final double NEAR_WHITE = 0.85;
  private static final double NEAR_BLACK = 0.02;

  /** Colours darker than this would be lost on the night's wall. */
  private static final double DIM = 0.06;

  private static final double NIGHT_LIFT = 0.17;

  static Tones of(Color colour, boolean night) {
    double luminance = Palette.luminance(colour);
    if (night && luminance >= NEAR_BLACK && luminance < DIM) {
      Tones lifted = of(colour.interpolate(Palette.PAPER, NIGHT_LIFT), true);
      return lifted.in(wall(colour, luminance, true), table(colour, luminance, true));
    }
    boolean dark = luminance < NEAR_BLACK;
    return new Tones(
        colour,
        dark ? colour.interpolate(Palette.PAPER, 0.09) : colour.interpolate(Palette.INK, 0.20),
        colour.interpolate(Palette.PAPER, dark ? 0.26 : 0.22),
        dark ? colour.interpolate(Palette.PAPER, 0.42) : Palette.SOFT_INK.interpolate(colour, 0.30),
        wall(colour, luminance, night),
        table(colour, luminance, night),
        night);
  }

  /**
   * Near-white goods would sink into pale paper and near-black ones into the night: lean on stone.
   */
  private static Color wall(Color colour, double luminance, boolean night) {
    Color paper = night ? Palette.NIGHT_PAPER : Palette.DAY_PAPER;
    if (!night && luminance > NEAR_WHITE) {
      return paper.interpolate(Palette.STONE, 0.26);
    }
    if (night && luminance < DIM) {
      return paper.interpolate(Palette.STONE, luminance < NEAR_BLACK ? 0.42 : 0.30);
    }
    return paper.interpolate(colour, night ? 0.16 : 0.17);
  }

  private static Color table(Color colour, double luminance, boolean night) {
    Color paper = night ? Palette.NIGHT_PAPER : Palette.DAY_PAPER;
    if (!night && luminance > NEAR_WHITE) {
      return paper.interpolate(Palette.STONE, 0.40);
    }
    if (night && luminance < DIM) {
      return paper.interpolate(Palette.STONE, luminance < NEAR_BLACK ? 0.32 : 0.20);
    }
    return paper
        .interpolate(colour, night ? 0.30 : 0.32)
        .interpolate(night ? Palette.INK : Palette.STONE, 0.10);
  }

  private Tones in(Color otherWall, Color otherTable) {
    return new Tones(body, shade, light, line, otherWall, otherTable, night);
  }

  /** What carries the object and lies before the wall: a hanger, a stand, a tray. */
  Color wire() {
    return night ? Palette.STONE.interpolate(Palette.PAPER, 0.15) : line.interpolate(wall, 0.2);
  }

  /** Something pale that is not of the product's colour: pages, a clock's face, a display bust. */
  Color paper() {
    return night ? Palette.PAPER.interpolate(Palette.STONE, 0.28) : Palette.PAPER;
  }

  /** The shaded side of {@link #paper}. */
  Color paperShade() {
    return paper().interpolate(Palette.STONE, 0.34);
  }

  /** Between body and shade, for parts that overlap the body in the same light. */
  Color half() {
    return body.interpolate(shade, 0.5);
  }

  Color brass() {
    return night ? Palette.BRASS.interpolate(Palette.NIGHT_PAPER, 0.15) : Palette.BRASS;
  }
}
