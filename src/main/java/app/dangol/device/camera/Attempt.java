package app.dangol.device.camera;

import app.dangol.device.camera.Variants.Darkness;
import app.dangol.device.camera.Variants.Kind;
import java.util.ArrayList;
import java.util.List;

/** One way to look for codes in a picture. */
sealed interface Attempt {
  double BY_LEVEL = 0;

  /** Finder patterns among one variant's dark pixels. */
  record Qr(Kind kind, Darkness darkness, int corners) implements Attempt {}

  /** A code and nothing else, upright, such as a screen shot; also one of a pixel a module. */
  record PlainQr() implements Attempt {}

  /**
   * Bars along parallel lines.
   *
   * @param share see {@link LineEdges#bySlope}; 0 for edges told by a level
   */
  record Bars(double degrees, int lines, int band, double share) implements Attempt {}

  /** EAN symbols by their picture along parallel lines. */
  record Picture(double degrees, int lines, int band) implements Attempt {}

  /** All of them, the cheapest and likeliest first. */
  static List<Attempt> list(CodeFormats formats) {
    List<Attempt> all = new ArrayList<>();
    all.add(new Qr(Kind.PLAIN, Darkness.BLOCKS, 5));
    all.add(new Bars(0, 16, 1, 0.15));
    all.add(new PlainQr());
    all.add(new Bars(90, 16, 1, 0.15));
    all.add(new Qr(Kind.PLAIN, Darkness.NEIGHBOURHOOD, 5));
    all.add(new Bars(0, 31, 2, 0.3));
    all.add(new Bars(90, 31, 2, 0.3));
    all.add(new Qr(Kind.INVERTED, Darkness.BLOCKS, 4));
    all.add(new Bars(0, 31, 1, 0.1));
    all.add(new Bars(0, 31, 0, BY_LEVEL));
    all.add(new Bars(90, 31, 0, BY_LEVEL));
    if (formats.hasRetail()) {
      all.add(new Picture(0, 24, 1));
      all.add(new Picture(90, 24, 1));
    }
    all.add(new Qr(Kind.SMOOTHED, Darkness.CLOSE, 4));
    all.add(new Qr(Kind.PLAIN, Darkness.ONE_LEVEL, 4));
    for (double degrees : new double[] {45, 135, 20, 160, 70, 110}) {
      all.add(new Bars(degrees, 24, 1, 0.15));
    }
    all.add(new Qr(Kind.DOUBLED, Darkness.BLOCKS, 4));
    all.add(new Qr(Kind.HALVED, Darkness.BLOCKS, 4));
    all.add(new Bars(90, 61, 1, 0.1));
    all.add(new Bars(0, 61, 0, 0.1));
    if (formats.hasRetail()) {
      for (double degrees : new double[] {0, 90, 10, 170, 80, 100}) {
        all.add(new Picture(degrees, 47, 2));
      }
    }
    return List.copyOf(all);
  }
}
