package app.dangol.device.camera;

/**
 * One of the three nested squares in a QR code's corners, as it seems to lie in the picture.
 *
 * @param x of its centre, in pixels
 * @param y of its centre, in pixels
 * @param module width of one module along a row or column of the picture, in pixels
 * @param seen lines that crossed it
 */
record FinderMark(double x, double y, double module, int seen) {
  double distance(FinderMark other) {
    return Math.hypot(x - other.x, y - other.y);
  }

  boolean isSame(FinderMark other) {
    return Math.abs(x - other.x) <= module
        && Math.abs(y - other.y) <= module
        && other.module < 1.7 * module
        && module < 1.7 * other.module;
  }

  /** The two taken together, each weighing as many lines as saw it. */
  FinderMark with(FinderMark other) {
    int both = seen + other.seen;
    return new FinderMark(
        (x * seen + other.x * other.seen) / both,
        (y * seen + other.y * other.seen) / both,
        (module * seen + other.module * other.seen) / both,
        both);
  }
}
