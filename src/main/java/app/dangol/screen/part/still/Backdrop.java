package app.dangol.screen.part.still;

import javafx.scene.paint.Color;

/** The room: wall, table and the two props, in units of {@link Brush}. */
final class Backdrop {
  /** How far from the middle the props stand. */
  private static final double BACK_DISTANCE = 30;

  private static final double FRONT_DISTANCE = 37;

  private final Brush brush;
  private final Tones tones;

  Backdrop(Brush brush, Tones tones) {
    this.brush = brush;
    this.tones = tones;
  }

  /** The quiet shape behind the object; it stands on the horizon, which lies above the base. */
  void back(Composition composition, double horizon) {
    double x = composition.backLeft() ? -BACK_DISTANCE : BACK_DISTANCE;
    Color colour = tones.wall().interpolate(composition.backColour(), tones.night() ? 0.30 : 0.38);
    switch (composition.back()) {
      case ARCH -> {
        double top = horizon - 31;
        brush.fill(
            colour,
            "M%s %s V%s c0 -28 42 -28 42 0 V%s Z".formatted(x - 21, horizon + 1, top, horizon + 1));
      }
      case DISC -> brush.oval(colour, x, horizon - 30, 20, 20);
      case SLAB -> brush.box(colour, x - 13, horizon - 46, 26, 48, 2.2);
      case STEM -> stem(x, horizon, composition);
    }
  }

  private void stem(double x, double horizon, Composition composition) {
    Color colour = tones.wall().interpolate(composition.backColour(), tones.night() ? 0.42 : 0.55);
    double lean = composition.backLeft() ? -4 : 4;
    brush.line(
        colour,
        1.1,
        "M%s %s Q%s %s %s %s"
            .formatted(x, horizon, x + lean * 0.2, horizon - 26, x + lean, horizon - 50));
    for (int leaf = 0; leaf < 6; leaf++) {
      double up = 12 + leaf * 7;
      double at = x + lean * up * up / 2500;
      double side = leaf % 2 == 0 ? 1 : -1;
      double length = 12 - leaf * 0.7;
      double y = horizon - up;
      brush.fill(
          colour,
          "M%s %s q%s %s %s %s q%s %s %s %s z"
              .formatted(
                  at,
                  y,
                  side * length * 0.3,
                  -length * 0.72,
                  side * length,
                  -length * 0.6,
                  -side * length * 0.22,
                  length * 0.62,
                  -side * length,
                  length * 0.6));
    }
  }

  /** The small solid in front, opposite the back prop. */
  void front(Composition composition) {
    double x = composition.backLeft() ? FRONT_DISTANCE : -FRONT_DISTANCE;
    double y = 5;
    Color colour = composition.frontColour().interpolate(tones.wall(), tones.night() ? 0.28 : 0.16);
    Color shade = colour.interpolate(Palette.INK, 0.18);
    brush.shadow(x, y, 9, tones.night() ? 0.5 : 0.26);
    switch (composition.front()) {
      case BALL -> brush.ball(colour, x, y - 6, 6.2);
      case CUBE -> brush.box(colour, shade, x - 5.5, y - 11, 11, 11, 0.8);
      case CONE -> {
        brush.fill(colour, "M%s %s l6 -14.5 l6 14.5 q-6 2 -12 0 z".formatted(x - 6, y));
        brush.fill(shade, "M%s %s l6 14.5 q-2.4 0.9 -4.6 1 z".formatted(x, y - 14.5));
      }
    }
  }
}
