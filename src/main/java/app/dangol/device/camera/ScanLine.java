package app.dangol.device.camera;

/**
 * The greys along a straight line through a picture, one every pixel's width, each the mean of a
 * few side by side across the line.
 *
 * @param greys from the line's begin
 * @param x where it begins
 * @param y where it begins
 * @param dx of its direction, of length 1
 * @param dy of its direction
 */
@SuppressWarnings("ArrayRecordComponent")
record ScanLine(float[] greys, double x, double y, double dx, double dy) {
  /**
   * @param band how many lines to each side are taken into the mean
   */
  static ScanLine of(GreyImage image, double x, double y, double angle, int length, int band) {
    double dx = Math.cos(angle);
    double dy = Math.sin(angle);
    float[] greys = new float[length];
    for (int i = 0; i < length; i++) {
      float sum = 0;
      double px = x + dx * (i + 0.5);
      double py = y + dy * (i + 0.5);
      for (int side = -band; side <= band; side++) {
        sum += image.between(px - dy * side, py + dx * side);
      }
      greys[i] = sum / (2 * band + 1);
    }
    return new ScanLine(greys, x, y, dx, dy);
  }

  int length() {
    return greys.length;
  }

  /** The grey at so many pixels from the begin; beyond the ends that of the end. */
  float at(double way) {
    double place = way < 0.5 ? 0 : Math.min(way - 0.5, greys.length - 1.0);
    int before = (int) place;
    int after = Math.min(before + 1, greys.length - 1);
    float share = (float) (place - before);
    return greys[before] * (1 - share) + greys[after] * share;
  }

  /** Whether both run the same way or against each other. */
  boolean isParallel(ScanLine other) {
    return Math.abs(dx * other.dy - dy * other.dx) < 0.02;
  }

  /** From a parallel line, in pixels. */
  double distance(ScanLine other) {
    return Math.abs((x - other.x) * dy - (y - other.y) * dx);
  }

  /** The same line from its other end. */
  ScanLine reversed() {
    float[] turned = new float[greys.length];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = greys[greys.length - 1 - i];
    }
    Code.Point end = point(greys.length);
    return new ScanLine(turned, end.x(), end.y(), -dx, -dy);
  }

  Code.Point point(double way) {
    return new Code.Point(x + dx * way, y + dy * way);
  }
}
