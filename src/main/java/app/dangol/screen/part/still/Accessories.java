package app.dangol.screen.part.still;

import javafx.scene.paint.Color;

/** What is worn or carried: bag, shoe, jewellery. */
final class Accessories {
  private Accessories() {}

  static void bag(Brush b, Tones t, int variant) {
    if (variant % 3 == 2) {
      satchel(b, t);
    } else {
      tote(b, t, variant % 3 == 1);
    }
  }

  private static void tote(Brush b, Tones t, boolean banded) {
    b.line(t.shade(), 2.5, "M-12 -35 C-13 -58 13 -58 12 -35");
    String body = "M-20.5 -37 Q0 -38 20.5 -37 L25 -2.4 Q25 0 22.6 0 H-22.6 Q-25 0 -25 -2.4 Z";
    b.fill(t.body(), body);
    b.within(
        body,
        () -> {
          if (banded) {
            b.fill(t.light(), "M-30 -12 H30 V2 H-30 Z");
          }
          b.fill(t.shade(), "M8 -40 L11 2 H30 V-40 Z");
          if (banded) {
            b.fill(t.half(), "M9.9 -12 L11 2 H30 V-12 Z");
          }
        });
    b.line(
        t.body(),
        2.5,
        "M-12.2 -37 C-12.2 -34 -12 -32 -11.6 -30 M12.2 -37 C12.2 -34 12 -32 11.6 -30");
    b.box(t.light(), -4.4, -37.4, 8.8, 12.4, 2);
    b.oval(t.brass(), 0, -28.4, 1.7, 1.7);
  }

  private static void satchel(Brush b, Tones t) {
    b.line(t.shade(), 1.6, "M-21 -30 C-24 -64 24 -64 21 -30");
    b.box(t.body(), t.shade(), -25, -34, 50, 34, 5);
    String flap =
        "M-25 -29 Q-25 -35 -19 -35 H19 Q25 -35 25 -29 V-22 C25 -14 12 -12.5 0 -12.5 C-12"
            + " -12.5 -25 -14 -25 -22 Z";
    b.fill(t.light(), t.body(), 8, flap);
    b.line(t.shade(), 0.6, "M-22.6 -21.5 C-21 -16 -10 -15 0 -15 C10 -15 21 -16 22.6 -21.5");
    b.box(t.brass(), -2.6, -16.4, 5.2, 6.6, 1);
    b.line(t.line(), 0.7, "M0 -14.4 v2.4");
  }

  /** A pair in profile, toes to the right, the far one in shade. */
  static void shoe(Brush b, Tones t, int variant) {
    boolean laced = variant % 2 == 0;
    oneShoe(b, t, -6.5, -5.2, true, laced);
    oneShoe(b, t, 4.5, 0, false, laced);
  }

  private static void oneShoe(Brush b, Tones t, double dx, double dy, boolean far, boolean laced) {
    String upper =
        "M%s %s v-14.5 c0 -3 3.4 -3.2 6 -1.6 c4.4 2.6 8 1 11.4 -2.6 l4 -1.8"
                .formatted(-23 + dx, -3.4 + dy)
            + " c3.6 6.6 9.4 9.4 16 10.6 c6.6 1.2 10 3.6 10 8.4 v1.5 z";
    b.fill(far ? t.shade() : t.body(), upper);
    if (!far) {
      b.within(
          upper,
          () -> b.fill(t.shade(), "M%s -30 C13 -14 17 -8 12 2 H60 V-30 Z".formatted(9 + dx)));
      b.line(t.shade(), 0.7, "M%s %s c2 4 2 8 1 13".formatted(-12 + dx, -19 + dy));
      if (laced) {
        for (int i = 0; i < 3; i++) {
          b.line(
              t.paper(), 1.1, "M%s %s l-3.4 3.2".formatted(1.6 + i * 3.4 + dx, -18 + i * 2.7 + dy));
        }
      } else {
        b.fill(
            t.light(),
            "M%s %s l8.6 5.4 l-3.4 5.6 q-5.6 -2.4 -9 -5.6 z".formatted(0 + dx, -19.6 + dy));
        b.oval(t.brass(), 2.6 + dx, -13.8 + dy, 1.2, 1.2);
      }
    }
    b.box(
        far ? t.paperShade().interpolate(t.shade(), 0.35) : t.paper().interpolate(t.body(), 0.22),
        far ? t.shade() : t.paperShade(),
        -24 + dx,
        -4.2 + dy,
        49.4,
        4.2,
        2);
  }

  /** A necklace on a display bust; the pendant carries the product's colour. */
  static void jewellery(Brush b, Tones t, int variant) {
    Color bust = t.paper().interpolate(t.body(), 0.12);
    Color bustShade = t.paperShade().interpolate(t.body(), 0.20);
    String outline =
        "M-6.5 -60 C-7 -50 -8 -46 -15 -43 C-25 -39 -26 -30 -22 -19 C-19 -11 -17 -6 -17 0 H17"
            + " C17 -6 19 -11 22 -19 C26 -30 25 -39 15 -43 C8 -46 7 -50 6.5 -60 Q0 -58.4 -6.5"
            + " -60 Z";
    b.fill(bust, outline);
    b.within(
        outline,
        () -> b.fill(bustShade, "M4 -64 C3 -50 6 -46 10 -40 C16 -30 11 -14 10 4 H40 V-64 Z"));
    b.box(t.shade(), t.line(), -17.6, -2.4, 35.2, 2.8, 0.8);
    b.line(t.brass(), 0.9, "M-8.4 -47.4 C-7.6 -36 -3 -30 0 -28.4 C3 -30 7.6 -36 8.4 -47.4");
    switch (variant % 3) {
      case 0 -> {
        b.fill(
            t.body(),
            t.shade(),
            0.8,
            "M0 -29 C4 -23.6 5 -21.4 5 -19.4 A5 5 0 0 1 -5 -19.4 C-5 -21.4 -4 -23.6 0 -29 Z");
        b.oval(t.light(), -1.7, -20.6, 1.1, 1.6);
      }
      case 1 -> {
        b.ring(t.brass(), 1, 0, -22.6, 5.4, 5.4);
        b.fill(t.body(), t.shade(), 1, "M-4.4 -22.6 a4.4 4.4 0 1 0 8.8 0 a4.4 4.4 0 1 0 -8.8 0 Z");
      }
      default -> {
        for (int i = -3; i <= 3; i++) {
          double y = -28.2 - Math.abs(i) * Math.abs(i) * 1.0;
          b.ball(i == 0 ? t.body() : t.light(), i * 2.5, y, i == 0 ? 2.5 : 1.7);
        }
      }
    }
  }
}
