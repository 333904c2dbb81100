package app.dangol.screen.part.still;

/** Soft goods that lie or lean: knitwear, scarf, cushion. */
final class Folded {
  private Folded() {}

  /** A stack of folded jumpers, the round fold to the left, ribs where the cuff shows. */
  static void knit(Brush b, Tones t, int variant) {
    int layers = 3 + variant % 2;
    double height = layers == 3 ? 11.6 : 9.6;
    for (int i = 0; i < layers; i++) {
      double width = 56 - i * 2.6;
      double y = -height * (i + 1);
      double x = -width / 2 + (i % 2 == 0 ? 0.8 : -0.8);
      boolean pale = i % 2 == 1;
      b.box(
          pale ? t.light() : t.body(),
          pale ? t.half() : t.shade(),
          x,
          y,
          width,
          height * 0.97,
          height * 0.47);
      b.line(
          t.shade(),
          0.5,
          "M%s %s H%s".formatted(x + height * 0.7, y + height * 0.5, x + width * 0.4));
      for (int rib = 0; rib < 7; rib++) {
        double at = x + width * 0.45 + rib * 2.5;
        b.line(t.shade(), 0.45, "M%s %s v%s".formatted(at, y + height * 0.28, height * 0.44));
      }
    }
    double top = -height * layers;
    b.fill(t.shade(), "M-10 %s q10 -6.5 20 0 z".formatted(top + 0.6));
    b.fill(t.light(), "M-7.5 %s q7.5 -3.6 15 0 z".formatted(top + 0.6));
  }

  /** Two folds and an end with fringe that falls towards us. */
  static void scarf(Brush b, Tones t, int variant) {
    b.box(t.body(), t.shade(), -27, -13, 54, 13, 6.2);
    b.box(t.light(), t.half(), -23, -25, 45, 12.4, 6);
    b.line(t.shade(), 0.5, "M-20 -6.5 H-2 M-16 -19 H0");
    String end = "M4 -25 C8 -27 18 -27 20 -25 L23 8 L8 8 Z";
    b.fill(t.body(), t.shade(), 17.5, end);
    b.within(
        end,
        () -> {
          int bands = 1 + variant % 3;
          for (int i = 0; i < bands; i++) {
            b.fill(t.light(), "M0 %s h30 v2.2 h-30 z".formatted(2.6 - i * 5.2));
          }
        });
    for (int i = 0; i < 8; i++) {
      double x = 8.9 + i * 1.9;
      b.line(t.shade(), 0.8, "M%s 8 l%s 3.6".formatted(x, 0.1 + i * 0.06));
    }
  }

  /** A plump square leaning on its own corner, with piping and one of three patterns. */
  static void cushion(Brush b, Tones t, int variant) {
    String outline =
        "M-25 -1 C-27 -3 -23 -12 -23.5 -23 C-23 -34 -27 -42 -25 -45 C-22 -47 -11 -43 0 -43.4"
            + " C11 -43 22 -47 25 -45 C27 -42 23 -34 23.5 -23 C23 -12 27 -3 25 -1"
            + " C22 1 11 -1.6 0 -1.4 C-11 -1.6 -22 1 -25 -1 Z";
    b.fill(t.body(), outline);
    b.within(
        outline,
        () -> {
          pattern(b, t, variant % 3);
          b.fill(Palette.withAlpha(t.shade(), 0.85), "M9 -50 C15 -34 14 -14 8 4 H40 V-50 Z");
        });
    b.line(t.half(), 0.9, outline);
  }

  private static void pattern(Brush b, Tones t, int pattern) {
    if (pattern == 0) {
      b.fill(t.light(), "M-30 -29 H30 V-25.5 H-30 Z M-30 -22.5 H30 V-19 H-30 Z");
    } else if (pattern == 1) {
      for (int row = 0; row < 4; row++) {
        for (int column = 0; column < 5; column++) {
          double shift = row % 2 == 0 ? 0 : 4.6;
          b.oval(t.light(), -21 + column * 9.2 + shift, -38 + row * 10.4, 1.7, 1.7);
        }
      }
    } else {
      b.line(t.shade(), 0.7, "M0 -23 C-6 -30 -12 -36 -19 -39 M0 -23 C-6 -16 -12 -10 -19 -6");
      b.line(t.shade(), 0.7, "M0 -23 C6 -30 12 -36 19 -39 M0 -23 C6 -16 12 -10 19 -6");
      b.oval(t.light(), 0, -23, 2.4, 2.4);
    }
  }
}
