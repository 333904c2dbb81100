package app.dangol.device.camera;

import java.util.ArrayList;
import java.util.List;

/** Parallel lines across a picture, the one through its middle first, then outward. */
final class ScanLines {
  /** Shorter ones hold no code: an EAN-8 has 67 modules. */
  private static final int SHORTEST = 60;

  private ScanLines() {}

  /**
   * @param degrees their direction; 0 to the right, 90 down
   * @param count how many, evenly spread
   * @param band see {@link ScanLine#of}
   */
  static List<ScanLine> list(GreyImage image, double degrees, int count, int band) {
    double angle = Math.toRadians(degrees);
    double dx = Math.cos(angle);
    double dy = Math.sin(angle);
    double across = Math.abs(image.width() * dy) + Math.abs(image.height() * dx);
    List<ScanLine> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // 0, 1, -1, 2, -2 …
      int step = i % 2 == 0 ? -i / 2 : i / 2 + 1;
      double away = across * (step + (count % 2 == 0 ? -0.5 : 0)) / count;
      double x = image.width() / 2.0 - dy * away;
      double y = image.height() / 2.0 + dx * away;
      double[] ends = {-1e9, 1e9};
      clip(x, dx, image.width(), ends);
      clip(y, dy, image.height(), ends);
      int length = (int) (ends[1] - ends[0]);
      if (length >= SHORTEST) {
        lines.add(ScanLine.of(image, x + dx * ends[0], y + dy * ends[0], angle, length, band));
      }
    }
    return lines;
  }

  private static void clip(double from, double direction, int size, double[] ends) {
    if (Math.abs(direction) < 1e-9) {
      if (from < 0 || from > size) {
        ends[1] = ends[0];
      }
      return;
    }
    double one = -from / direction;
    double other = (size - from) / direction;
    ends[0] = Math.max(ends[0], Math.min(one, other));
    ends[1] = Math.min(ends[1], Math.max(one, other));
  }
}
