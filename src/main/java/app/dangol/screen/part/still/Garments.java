package app.dangol.screen.part.still;

import javafx.scene.paint.Color;

/** Clothes that hang from a thread. */
final class Garments {
  private Garments() {}

  private static void hanger(Brush b, Tones t, double shoulder) {
    Color wire = t.wire();
    b.line(wire, 0.5, "M0 -140 V-71");
    b.line(wire, 1.1, "M0 -71 a2.6 2.6 0 1 1 -2.2 3.8 M0 -65.9 V-63");
    b.line(wire, 1.4, "M%s -58 L0 -63.4 L%s -58".formatted(-shoulder, shoulder));
  }

  /** A coat with lapels and sleeves; some wear a belt. */
  static void coat(Brush b, Tones t, int variant) {
    hanger(b, t, 9);
    b.fill(t.half(), "M-15 -60 C-21 -57 -23 -51 -26.5 -22 Q-23 -20 -20 -21 L-16 -44 Z");
    b.fill(t.shade(), "M15 -60 C21 -57 23 -51 26.5 -22 Q23 -20 20 -21 L16 -44 Z");
    String body =
        "M-5.5 -63 C-9 -61.5 -13 -61 -16 -59 C-18 -50 -17 -40 -17.5 -30 L-20 -4"
            + " Q0 -1.6 20 -4 L17.5 -30 C17 -40 18 -50 16 -59 C13 -61 9 -61.5 5.5 -63 Q0 -60"
            + " -5.5 -63 Z";
    b.fill(t.body(), body);
    b.within(body, () -> b.fill(t.shade(), "M1.5 -46 L6 -66 H30 V2 H3 Z"));
    b.fill(t.light(), "M-5.5 -63 L1.5 -44 L-6 -48.5 L-4.6 -51.5 L-9 -53 Z");
    b.fill(t.half(), "M5.5 -63 L1.5 -44 L8 -48.5 L6.4 -51.5 L10 -53 Z");
    for (int i = 0; i < 3; i++) {
      b.oval(t.line(), -2, -37 + i * 9.5, 1.1, 1.1);
    }
    b.line(t.shade(), 0.7, "M-14 -22 l7 -1.4 M1.5 -44 L3 -3");
    b.line(t.line().interpolate(t.shade(), 0.6), 0.7, "M10 -23.4 l6.5 1.4");
    if (variant % 3 == 1) {
      b.fill(t.line(), "M-17.6 -34.5 Q0 -32.5 17.6 -34.5 L17.8 -31 Q0 -29 -17.8 -31 Z");
      b.box(t.brass(), -1.4, -34.6, 4.6, 5.2, 0.8);
    }
  }

  /** A dress with a waist and a skirt in folds. */
  static void dress(Brush b, Tones t, int variant) {
    hanger(b, t, 8);
    b.line(t.half(), 1.3, "M-6.5 -58.5 L-7 -52 M6.5 -58.5 L7 -52");
    String skirt =
        "M-8 -38 L8 -38 C12 -26 18 -15 23 -4.5 Q12 -1.5 0 -2.2 Q-12 -1.5 -23 -4.5 C-18 -15"
            + " -12 -26 -8 -38 Z";
    b.fill(t.body(), skirt);
    b.within(
        skirt,
        () -> {
          b.fill(t.shade(), "M5 -38 C8 -26 12 -14 14 0 H30 V-38 Z");
          b.fill(t.light(), "M-4 -38 C-6 -26 -10 -12 -13 0 L-8 0 C-6 -12 -4 -26 -2.6 -38 Z");
          b.fill(t.half(), "M1 -38 C2 -26 3 -12 3.4 0 L8 0 C7 -12 4.6 -26 3 -38 Z");
          if (variant % 3 == 0) {
            b.line(t.light(), 1.6, "M-23 -9.5 Q0 -5 23 -9.5");
          }
        });
    String bodice =
        "M-10 -54 C-8 -54.6 -6 -54 -5 -53 Q0 -48.5 5 -53 C6 -54 8 -54.6 10 -54 C11 -48 9.4"
            + " -43 8.4 -38 H-8.4 C-9.4 -43 -11 -48 -10 -54 Z";
    b.fill(t.body(), t.shade(), 3.6, bodice);
    b.box(t.line().interpolate(t.body(), 0.35), -8.6, -39.6, 17.2, 3, 0.6);
    if (variant % 2 == 1) {
      b.fill(
          t.line().interpolate(t.body(), 0.35),
          "M3 -38 l-3.6 10 l2.6 0.4 l2.4 -9 l3 8.4 l2.4 -0.9 z");
    }
  }

  /** Trousers by the waistband, with a crease. */
  static void trousers(Brush b, Tones t, int variant) {
    hanger(b, t, 12.5);
    b.line(t.wire(), 1.2, "M-12.5 -58 H12.5");
    String legs =
        "M-12.6 -57 H12.6 C14.4 -40 15.6 -22 16.4 -4.4 Q10.5 -2.8 4.6 -4.2 L0.6 -37 L-4.6"
            + " -4.2 Q-10.5 -2.8 -16.4 -4.4 C-15.6 -22 -14.4 -40 -12.6 -57 Z";
    b.fill(t.body(), legs);
    b.within(legs, () -> b.fill(t.shade(), "M0.6 -60 H30 V0 H3 L0.6 -37 Z"));
    b.line(t.light(), 0.7, "M-8.4 -50 L-10.4 -5");
    b.line(t.half(), 0.7, "M8.4 -50 L10.4 -5");
    b.box(t.light(), t.half(), -13, -58.6, 26, 4.4, 0.8);
    b.oval(t.line(), 0.6, -56.4, 0.9, 0.9);
    b.line(t.shade(), 0.6, "M0.6 -54 V-41 M-12 -52 q3.4 1 4 4.6");
    if (variant % 2 == 0) {
      b.fill(t.light(), "M-16.3 -7.6 Q-10.5 -6 -4.3 -7.4 L-4.6 -4.2 Q-10.5 -2.8 -16.4 -4.4 Z");
      b.fill(t.half(), "M16.3 -7.6 Q10.5 -6 4.3 -7.4 L4.6 -4.2 Q10.5 -2.8 16.4 -4.4 Z");
    }
  }
}
