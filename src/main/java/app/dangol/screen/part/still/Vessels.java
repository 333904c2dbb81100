package app.dangol.screen.part.still;

/** What holds something: bottle, cup, tin, plate. */
final class Vessels {
  private Vessels() {}

  static void bottle(Brush b, Tones t, int variant) {
    switch (variant % 3) {
      case 0 -> flask(b, t);
      case 1 -> pump(b, t);
      default -> dropper(b, t);
    }
  }

  private static void flask(Brush b, Tones t) {
    b.box(t.shade(), -3.6, -43.4, 7.2, 5, 0);
    b.box(t.body(), t.shade(), -12, -41, 24, 41, 4);
    b.box(t.light(), t.light().interpolate(t.shade(), 0.22), -12, -27, 24, 14, 0);
    b.box(t.wire(), t.wire().interpolate(Palette.INK, 0.3), -5.2, -54, 10.4, 11.4, 1.5);
    b.line(t.line(), 0.75, "M-8 -22 H1.4 M-8 -18.6 H-2.4");
  }

  private static void pump(Brush b, Tones t) {
    b.line(t.wire(), 2, "M0 -50 V-56 M0 -56 H-9 q-1.4 0 -1.6 2.2");
    b.box(t.wire(), t.wire().interpolate(Palette.INK, 0.3), -4.4, -51, 8.8, 5.6, 1.2);
    String body =
        "M-11 -1.8 V-38 C-11 -43 -6 -45.6 -4 -46 H4 C6 -45.6 11 -43 11 -38 V-1.8 Q11 0 9.2 0"
            + " H-9.2 Q-11 0 -11 -1.8 Z";
    b.fill(t.body(), t.shade(), 4, body);
    b.box(t.light(), -7.4, -31, 11.4, 18, 1.2);
    b.line(t.line(), 0.75, "M-5 -25.4 h6.4 M-5 -22 h4.4");
  }

  private static void dropper(Brush b, Tones t) {
    b.fill(t.wire(), "M-2.8 -46 C-3.6 -53 -3 -56.6 0 -56.6 C3 -56.6 3.6 -53 2.8 -46 Z");
    b.box(t.brass(), t.brass().interpolate(Palette.INK, 0.2), -4.6, -46.4, 9.2, 7, 0.8);
    String body =
        "M-14 -2.6 V-27 C-14 -34 -7 -35.6 -4.4 -39.6 H4.4 C7 -35.6 14 -34 14 -27 V-2.6 Q14 0"
            + " 11.4 0 H-11.4 Q-14 0 -14 -2.6 Z";
    b.fill(t.body(), t.shade(), 5, body);
    b.oval(t.light(), -1.4, -15.4, 7.4, 7.4);
    b.line(t.line(), 0.75, "M-4.8 -16.8 h6.4 M-3.6 -13.6 h4");
  }

  static void cup(Brush b, Tones t, int variant) {
    boolean saucer = variant % 3 == 0;
    double lift = saucer ? -3 : 0;
    if (saucer) {
      b.oval(t.half(), 0, -1.6, 25, 4);
      b.oval(t.light(), -0.4, -2.8, 24, 3.6);
    }
    b.line(t.shade(), 3, "M15 %s c9 -3 13 2 10 8 c-2 4 -6 6 -11 6".formatted(-23 + lift));
    String body =
        "M-17 %s C-17 %s -15.6 %s -8.6 %s H8.6 C15.6 %s 17 %s 17 %s Z"
            .formatted(-29 + lift, -9 + lift, 0 + lift, 0 + lift, 0 + lift, -9 + lift, -29 + lift);
    b.fill(t.body(), t.shade(), 5.8, body);
    b.within(
        body,
        () -> {
          if (variant % 4 == 1) {
            b.box(t.light(), -20, -17 + lift, 40, 4.6, 0);
            b.box(t.light().interpolate(t.shade(), 0.35), 5.8, -17 + lift, 20, 4.6, 0);
          } else if (variant % 4 == 2) {
            for (int i = 0; i < 4; i++) {
              b.oval(t.light(), -12.6 + i * 7.6, -15 + (i % 2) * 5 + lift, 1.5, 1.5);
            }
          }
        });
    b.oval(t.light(), 0, -29 + lift, 17, 3.6);
    b.oval(t.line().interpolate(t.body(), 0.4), 0, -28.8 + lift, 15.6, 2.8);
  }

  /** A round tin with a lid; some come as a pair of sizes. */
  static void tin(Brush b, Tones t, int variant) {
    boolean pair = variant % 3 == 1;
    if (pair) {
      oneTin(b, t, 8, 13, 40, true, 0);
      oneTin(b, t, -8, 12, 25, false, variant);
    } else {
      oneTin(b, t, 0, 16, 41, false, variant);
    }
  }

  private static void oneTin(
      Brush b, Tones t, double x, double r, double h, boolean plain, int variant) {
    String body =
        "M%s %s V-2.6 C%s 1.2 %s 1.2 %s -2.6 V%s Z".formatted(x - r, -h, x - r, x + r, x + r, -h);
    b.fill(plain ? t.half() : t.body(), t.shade(), x + r * 0.34, body);
    if (!plain) {
      b.oval(t.paper(), x - r * 0.14, -h * 0.42, r * 0.42, r * 0.42);
      if (variant % 2 == 0) {
        b.oval(Palette.PERSIMMON, x - r * 0.14, -h * 0.42, r * 0.17, r * 0.17);
      } else {
        rosette(b, t, x - r * 0.14, -h * 0.42, r * 0.14);
      }
    }
    String lid =
        "M%s %s v7.4 c0 3.4 %s 3.4 %s 0 v-7.4 z"
            .formatted(x - r - 0.8, -h - 2, 2 * r + 1.6, 2 * r + 1.6);
    b.fill(t.light(), t.light().interpolate(t.shade(), 0.35), x + r * 0.34, lid);
    b.oval(t.light().interpolate(t.paper(), 0.3), x, -h - 2, r + 0.8, 2.9);
    b.oval(t.light(), x, -h - 1.9, r - 2.2, 1.9);
  }

  private static void rosette(Brush b, Tones t, double x, double y, double r) {
    for (int i = 0; i < 6; i++) {
      double a = Math.PI * i / 3;
      b.oval(t.body(), x + Math.cos(a) * r * 1.25, y + Math.sin(a) * r * 1.25, r * 0.8, r * 0.8);
    }
    b.oval(Palette.PERSIMMON, x, y, r * 0.8, r * 0.8);
  }

  /** A plate upright on a small stand. */
  static void plate(Brush b, Tones t, int variant) {
    b.line(t.wire(), 1.8, "M-13 0 L-9 -9 M13 0 L9 -9");
    String disc = "M-27 -30 a27 27 0 1 0 54 0 a27 27 0 1 0 -54 0 Z";
    b.fill(t.body(), disc);
    b.oval(t.light(), 0, -30, 18.6, 18.6);
    b.ring(t.half(), 0.6, 0, -30, 18.6, 18.6);
    switch (variant % 3) {
      case 0 -> {
        for (int i = 0; i < 16; i++) {
          double a = Math.PI * i / 8;
          b.oval(t.light(), Math.cos(a) * 22.8, -30 + Math.sin(a) * 22.8, 1.2, 1.2);
        }
      }
      case 1 -> b.ring(t.light(), 1.1, 0, -30, 23, 23);
      default -> {
        b.ring(t.light(), 0.7, 0, -30, 24.8, 24.8);
        b.line(t.shade(), 0.9, "M-8 -21 C-3 -30 3 -34 9 -38");
        for (int i = 0; i < 4; i++) {
          double x = -5 + i * 4;
          double y = -25 - i * 3.4;
          b.fill(t.shade(), "M%s %s q-1 -5 3 -7 q1.4 4.6 -3 7 z".formatted(x, y));
          b.fill(t.half(), "M%s %s q5 -0.4 6 3.4 q-4.6 0.8 -6 -3.4 z".formatted(x, y));
        }
      }
    }
    b.within(
        disc,
        () -> b.fill(Palette.withAlpha(t.shade(), 0.6), "M11 -62 C19 -40 19 -18 9 2 H40 V-62 Z"));
    b.fill(
        t.wire(),
        "M-15.4 -1.8 h6 l1 -3 h2 l-0.8 4.8 h-8.2 z M15.4 -1.8 h-6 l-1 -3 h-2 l0.8 4.8 h8.2 z");
  }
}
