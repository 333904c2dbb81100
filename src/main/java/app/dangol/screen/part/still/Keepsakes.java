package app.dangol.screen.part.still;

import javafx.scene.paint.Color;

/** For the shelf and the nursery: clock, toy, garland. */
final class Keepsakes {
  private Keepsakes() {}

  static void clock(Brush b, Tones t, int variant) {
    boolean bells = variant % 2 == 0;
    b.line(t.shade(), 3, "M-13 -8 L-17 -0.8 M13 -8 L17 -0.8");
    if (bells) {
      b.line(t.shade(), 1.3, "M0 -48 V-56 M-5 -57 H5");
      b.fill(t.light(), "M-20.6 -45.4 C-21.4 -53.4 -12 -58 -5.6 -53 Z");
      b.fill(t.shade(), "M20.6 -45.4 C21.4 -53.4 12 -58 5.6 -53 Z");
    } else {
      b.ring(t.shade(), 1.6, 0, -54, 4.6, 4.6);
    }
    String body = "M-23 -27 a23 23 0 1 0 46 0 a23 23 0 1 0 -46 0 Z";
    b.fill(t.body(), body);
    b.within(body, () -> b.fill(t.shade(), "M12 -54 C22 -40 22 -14 10 2 H40 V-54 Z"));
    b.oval(t.paper(), 0, -27, 17.6, 17.6);
    b.ring(t.shade(), 0.8, 0, -27, 17.6, 17.6);
    for (int hour = 0; hour < 12; hour++) {
      double a = Math.PI * hour / 6;
      double inner = hour % 3 == 0 ? 12.6 : 14;
      b.line(
          t.shade(),
          hour % 3 == 0 ? 1.2 : 0.7,
          "M%s %s L%s %s"
              .formatted(
                  Math.sin(a) * inner,
                  -27 - Math.cos(a) * inner,
                  Math.sin(a) * 15.4,
                  -27 - Math.cos(a) * 15.4));
    }
    hands(b, variant);
  }

  private static void hands(Brush b, int variant) {
    double minute = variant % 3 == 0 ? 2 : 10;
    double angle = Math.PI * minute / 6;
    b.line(
        Palette.SOFT_INK,
        1.3,
        "M0 -27 L%s %s".formatted(Math.sin(angle) * 12, -27 - Math.cos(angle) * 12));
    double hour = variant % 3 == 0 ? 10.17 : 1.83;
    double hourAngle = Math.PI * hour / 6;
    b.line(
        Palette.SOFT_INK,
        1.7,
        "M0 -27 L%s %s".formatted(Math.sin(hourAngle) * 8, -27 - Math.cos(hourAngle) * 8));
    b.oval(Palette.PERSIMMON, 0, -27, 1.7, 1.7);
  }

  static void toy(Brush b, Tones t, int variant) {
    if (variant % 2 == 0) {
      car(b, t);
    } else {
      tower(b, t);
    }
  }

  /** A wooden car. */
  private static void car(Brush b, Tones t) {
    b.fill(t.light(), t.half(), 6, "M-15 -20 C-14 -32 -10 -34 -4 -34 H6 C13 -34 15 -28 18 -20 Z");
    Color glass = t.wall().interpolate(t.paper(), 0.4);
    b.fill(glass, "M-11 -21 C-10.4 -28.6 -8.4 -30.4 -4.4 -30.4 H-1 V-21 Z");
    b.fill(glass, "M2.4 -30.4 H5.4 C10 -30.4 11.6 -26.4 13.6 -21 H2.4 Z");
    b.fill(
        t.body(),
        t.shade(),
        11,
        "M-29 -6 V-14 C-29 -19 -25 -21 -20 -21 H20 C27 -21 29.6 -17 29.6 -12 V-6 Q29.6 -5 28.6 -5"
            + " H-28 Q-29 -5 -29 -6 Z");
    b.line(t.light(), 1.2, "M-25 -13 H10");
    b.oval(Palette.FLAME, 27, -13.6, 1.9, 1.9);
    for (double x : new double[] {-16, 16}) {
      b.oval(t.line(), x, -6.6, 6.8, 6.8);
      b.oval(t.brass(), x, -6.6, 2.9, 2.9);
    }
  }

  /** Wooden rings on a peg. */
  private static void tower(Brush b, Tones t) {
    Color wood = t.brass();
    b.box(wood, wood.interpolate(Palette.INK, 0.2), -20, -5, 40, 5, 2.4);
    Color[] rings = {t.body(), Palette.PERSIMMON, t.light(), Palette.PINE, t.body()};
    double[] widths = {36, 31, 26, 21, 16};
    for (int i = 0; i < rings.length; i++) {
      Color ring = rings[i].interpolate(t.wall(), i % 2 == 1 ? 0.22 : 0);
      b.box(
          ring,
          ring.interpolate(Palette.INK, 0.18),
          -widths[i] / 2,
          -5 - 8.2 * (i + 1),
          widths[i],
          8,
          4);
    }
    b.ball(wood, 0, -50.4, 5.2);
  }

  /** Bunting across the wall: flags in the product's three tones. */
  static void garland(Brush b, Tones t, int variant) {
    garlandRow(b, t, -64, 15, variant, 0);
    garlandRow(b, t, -43, 11, variant, 1);
  }

  private static void garlandRow(
      Brush b, Tones t, double top, double sag, int variant, int offset) {
    b.line(t.wire(), 0.7, "M-90 %s Q0 %s 90 %s".formatted(top - 12, top + 2 * sag - 12, top - 12));
    Color[] colours = {t.body(), t.light(), t.shade(), t.paper().interpolate(t.body(), 0.1)};
    for (int i = -7; i <= 7; i++) {
      double x = i * 13 + offset * 6.5;
      double u = x / 90;
      double y = top - 12 + sag * (1 - u * u);
      double slope = -2 * sag * u / 90;
      Color colour = colours[Math.floorMod(i + offset + variant, colours.length)];
      b.fill(colour, pennant(x, y, slope, variant % 2 == 0));
    }
  }

  private static String pennant(double x, double y, double slope, boolean pointed) {
    double half = 5;
    double left = y - half * slope;
    double right = y + half * slope;
    double lean = -slope * 13;
    if (pointed) {
      return "M%s %s L%s %s L%s %s Z".formatted(x - half, left, x + half, right, x + lean, y + 13);
    }
    return "M%s %s L%s %s l%s 9 c0 6.7 -10 6.7 -10 0 Z"
        .formatted(x - half, left, x + half, right, lean);
  }
}
