package app.dangol.screen.part.still;

/** What burns: candle, lantern. */
final class Lights {
  private Lights() {}

  private static void flame(Brush b, double x, double y, double size) {
    b.glow(x, y - size * 0.5, size * 3.6, 0.5);
    b.fill(
        Palette.FLAME,
        "M%s %s c%s %s %s %s 0 %s c%s %s %s %s 0 %s z"
            .formatted(
                x,
                y,
                -size * 0.75,
                -size * 0.45,
                -size * 0.25,
                -size * 0.95,
                -size * 1.5,
                size * 0.25,
                size * 0.55,
                size * 0.75,
                size * 1.05,
                size * 1.5));
    b.oval(Palette.PERSIMMON, x, y - size * 0.38, size * 0.2, size * 0.34);
  }

  static void candle(Brush b, Tones t, int variant) {
    if (variant % 2 == 0) {
      jar(b, t);
    } else {
      pillars(b, t);
    }
  }

  /** A scented candle in a glass with a label. */
  private static void jar(Brush b, Tones t) {
    String glass = "M-15.5 -37 V-4 C-15.5 1.4 15.5 1.4 15.5 -4 V-37 Z";
    b.fill(t.body(), t.shade(), 5.4, glass);
    b.oval(t.light(), 0, -37, 15.5, 3.4);
    b.oval(t.paper().interpolate(t.body(), 0.2), 0, -36.4, 13.4, 2.5);
    b.line(t.line(), 0.8, "M0 -36.4 V-40.4");
    flame(b, 0, -39.6, 5.6);
    b.box(t.paper(), t.paperShade(), -9.6, -25, 17, 13.4, 0.8);
    b.line(t.line(), 0.75, "M-6 -20.4 h9.4 M-3.8 -16.8 h5");
  }

  /** Two pillars of unequal height on a tray. */
  private static void pillars(Brush b, Tones t) {
    b.fill(t.wire(), "M-21 -2.4 H21 L18.6 0.6 H-18.6 Z");
    b.fill(t.light(), t.half(), 7.6, "M1 -29 V-3 Q7.6 -1 14.2 -3 V-29 Z");
    b.oval(t.light().interpolate(t.paper(), 0.3), 7.6, -29, 6.6, 1.9);
    b.line(t.line(), 0.7, "M7.6 -29 v-2.6");
    b.fill(t.body(), t.shade(), -4.6, "M-16 -44 V-3 Q-8.6 -1 -1.2 -3 V-44 Z");
    b.oval(t.light(), -8.6, -44, 7.4, 2.1);
    b.line(t.line(), 0.7, "M-8.6 -44 v-2.8");
    flame(b, -8.6, -46.2, 5);
    flame(b, 7.6, -31.2, 4.2);
  }

  /** A four-sided lantern, lit inside. */
  static void lantern(Brush b, Tones t, int variant) {
    b.ring(t.shade(), 1.3, 0, -61.4, 4, 4);
    b.fill(t.body(), t.shade(), 5, "M-4 -57.4 H4 L5.4 -53 H-5.4 Z");
    b.fill(
        t.body(),
        t.shade(),
        5.4,
        "M-6 -53.4 H6 L17 -43.4 Q17 -42 15.4 -42 H-15.4 Q-17 -42 -17 -43.4 Z");
    b.box(
        t.night()
            ? t.wall().interpolate(Palette.FLAME, 0.34)
            : t.paper().interpolate(Palette.FLAME, 0.24),
        -13,
        -42.4,
        26,
        37,
        0);
    b.glow(0, -19, 17, t.night() ? 0.6 : 0.75);
    b.box(t.paper(), t.paperShade(), -4.2, -17, 8.4, 12.4, 0.6);
    b.line(t.line(), 0.6, "M0 -17 v-2.2");
    flame(b, 0, -18.8, 4.6);
    b.box(t.body(), -15, -42.4, 2.8, 38.4, 0);
    b.box(t.shade(), 12.2, -42.4, 2.8, 38.4, 0);
    if (variant % 2 == 0) {
      b.line(t.half(), 1, "M0 -42 V-30 M-12.6 -30 H12.6");
    } else {
      b.line(t.half(), 0.9, "M-12.6 -42 L12.6 -30 M12.6 -42 L-12.6 -30");
    }
    b.box(t.body(), t.shade(), -17, -5.4, 34, 5.4, 0.9);
    b.line(t.light(), 0.6, "M-15.6 -43.2 H6 M-15.8 -4.6 H5");
  }
}
