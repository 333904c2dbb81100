package app.dangol.screen.part.still;

import javafx.scene.paint.Color;

/** Paper and board: book, box, frame. */
final class PaperGoods {
  private PaperGoods() {}

  /** One book lying, one standing before it with a plate on its cover. */
  static void book(Brush b, Tones t, int variant) {
    if (variant % 2 == 0) {
      b.box(t.shade(), -25, -8.6, 50, 8.6, 1.2);
      b.box(t.paper(), t.paperShade(), -21, -7, 46, 5.4, 0.6);
      b.line(t.paperShade(), 0.4, "M-20 -5 H24 M-20 -3.4 H24");
      standing(b, t, -8.6, variant);
    } else {
      standing(b, t, 0, variant);
    }
  }

  private static void standing(Brush b, Tones t, double y, int variant) {
    double top = y - 47;
    b.box(t.paper(), t.paperShade(), -13, top + 1.6, 31.4, 44.6, 0.8);
    b.box(t.body(), -17, top, 33.4, 47, 1.4);
    b.box(t.shade(), -17, top, 5.6, 47, 1.2);
    b.line(t.half(), 0.6, "M-10.6 %s v45.6".formatted(top + 0.7));
    b.box(Palette.withAlpha(t.shade(), 0.8), 8.6, top, 7.8, 47, 1.2);
    if (variant % 3 == 0) {
      b.box(t.light(), -6, top + 8, 15.4, 12, 0.8);
      b.line(t.line(), 0.8, "M-3 %s h9.4 M-1 %s h5.4".formatted(top + 12.4, top + 15.8));
    } else if (variant % 3 == 1) {
      b.oval(t.light(), 1.4, top + 18, 7.6, 7.6);
      b.fill(t.half(), "M-6.2 %s a7.6 7.6 0 0 0 15.2 0 z".formatted(top + 18));
    } else {
      b.line(
          t.light(),
          1,
          "M-6.6 %s h16 M-6.6 %s h16 M-6.6 %s h9".formatted(top + 9, top + 13, top + 17));
      b.oval(t.brass(), 1.4, top + 35, 2.6, 2.6);
    }
    b.fill(Palette.PERSIMMON, "M-4.6 %s v5.4 l1.5 -1.6 l1.5 1.6 v-5.4 z".formatted(y - 0.6));
  }

  /** A gift box with a lid and a ribbon. */
  static void box(Brush b, Tones t, int variant) {
    double h = variant % 2 == 0 ? 33 : 26;
    double w = variant % 2 == 0 ? 40 : 46;
    b.box(t.body(), t.shade(), -w / 2, -h, w, h, 1.2);
    b.box(t.half(), t.shade().interpolate(Palette.INK, 0.12), -w / 2, -h, w, 2, 0);
    b.box(t.light(), t.half(), -w / 2 - 1.6, -h - 8, w + 3.2, 9, 1.2);
    Color ribbon = ribbon(t, variant);
    Color ribbonShade = ribbon.interpolate(Palette.INK, 0.18);
    b.box(ribbon, ribbonShade, -3, -h - 8, 6, h + 8, 0);
    double y = -h - 8;
    b.fill(ribbon, "M0 %s c-5 -9.6 -16 -10.4 -15 -4 c0.6 4 9 5 15 4 z".formatted(y));
    b.fill(ribbonShade, "M0 %s c5 -9.6 16 -10.4 15 -4 c-0.6 4 -9 5 -15 4 z".formatted(y));
    b.fill(t.wall(), "M-3.4 %s c-3 -3.6 -8 -4.6 -8 -2.4 c0 1.8 4.6 2.4 8 2.4 z".formatted(y - 1.6));
    b.fill(t.wall(), "M3.4 %s c3 -3.6 8 -4.6 8 -2.4 c0 1.8 -4.6 2.4 -8 2.4 z".formatted(y - 1.6));
    b.box(ribbonShade, -2.4, y - 3.2, 4.8, 4.4, 1.6);
  }

  private static Color ribbon(Tones t, int variant) {
    return variant % 3 == 0
        ? t.paper().interpolate(t.body(), 0.12)
        : t.paper().interpolate(Palette.BRASS, 0.55);
  }

  /** A picture frame on its foot, a small landscape inside. */
  static void frame(Brush b, Tones t, int variant) {
    boolean tall = variant % 2 == 0;
    double w = tall ? 38 : 48;
    double h = tall ? 49 : 39;
    double x = -w / 2;
    b.fill(t.wire(), "M8 %s L17 0.4 H14 L4 %s Z".formatted(-h * 0.6, -h * 0.6));
    b.box(t.body(), t.shade(), x, -h, w, h, 1.4);
    b.line(
        t.light(),
        0.7,
        "M%s %s H%s M%s %s V%s".formatted(x + 0.9, -h + 0.9, x + w * 0.62, x + 0.9, -h + 0.9, -2));
    b.box(t.paper(), t.paperShade(), x + 4.4, -h + 4.4, w - 8.8, h - 8.8, 0.4);
    double ix = x + 9;
    double iy = -h + 9;
    double iw = w - 18;
    double ih = h - 18;
    String view = "M%s %s h%s v%s h%s z".formatted(ix, iy, iw, ih, -iw);
    b.fill(t.wall().interpolate(t.light(), 0.5), view);
    b.within(
        view,
        () -> {
          b.oval(
              Palette.PERSIMMON.interpolate(t.paper(), 0.25),
              ix + iw * (tall ? 0.66 : 0.3),
              iy + ih * 0.34,
              4,
              4);
          b.fill(
              t.light(),
              "M%s %s q%s %s %s %s q%s %s %s %s V10 H%s Z"
                  .formatted(
                      ix,
                      iy + ih * 0.62,
                      iw * 0.28,
                      -ih * 0.3,
                      iw * 0.55,
                      0,
                      iw * 0.25,
                      -ih * 0.16,
                      iw * 0.5,
                      0,
                      ix));
          b.fill(
              t.half(),
              "M%s %s q%s %s %s %s V10 H%s Z"
                  .formatted(ix, iy + ih * 0.84, iw * 0.6, -ih * 0.34, iw * 1.1, -ih * 0.02, ix));
        });
  }
}
