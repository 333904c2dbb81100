package app.dangol.device.camera;

import com.google.zxing.common.BitMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Three finder patterns that may be the corners of one QR code.
 *
 * @param topLeft the one at the right angle
 * @param topRight the next one clockwise, unless the code is mirrored
 * @param doubt how badly they fit; 0 for an upright square
 */
record QrCorners(FinderMark topLeft, FinderMark topRight, FinderMark bottomLeft, double doubt) {
  private static final double LARGEST_RATIO = 2.5;

  /** The combinations that can be a code, the likeliest first. */
  static List<QrCorners> list(List<FinderMark> marks, int most) {
    List<QrCorners> all = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      for (int j = i + 1; j < marks.size(); j++) {
        for (int k = j + 1; k < marks.size(); k++) {
          add(marks.get(i), marks.get(j), marks.get(k), all);
        }
      }
    }
    all.sort(Comparator.comparingDouble(QrCorners::doubt));
    return all.size() > most ? all.subList(0, most) : all;
  }

  private static void add(FinderMark a, FinderMark b, FinderMark c, List<QrCorners> all) {
    double ab = a.distance(b);
    double bc = b.distance(c);
    double ca = c.distance(a);
    if (bc >= ab && bc >= ca) {
      add(a, b, c, ab, ca, bc, all);
    } else if (ca >= ab && ca >= bc) {
      add(b, c, a, bc, ab, ca, all);
    } else {
      add(c, a, b, ca, bc, ab, all);
    }
  }

  private static void add(
      FinderMark corner,
      FinderMark one,
      FinderMark other,
      double toOne,
      double toOther,
      double across,
      List<QrCorners> all) {
    double largest = Math.max(corner.module(), Math.max(one.module(), other.module()));
    double smallest = Math.min(corner.module(), Math.min(one.module(), other.module()));
    double longer = Math.max(toOne, toOther);
    double shorter = Math.min(toOne, toOther);
    if (largest > LARGEST_RATIO * smallest
        || longer > LARGEST_RATIO * shorter
        || shorter < 8 * smallest
        || longer > 190 * largest) {
      return;
    }
    double cosine = (toOne * toOne + toOther * toOther - across * across) / (2 * toOne * toOther);
    if (Math.abs(cosine) > 0.75) {
      return;
    }
    double doubt =
        Math.abs(cosine) + Math.log(longer / shorter) + 1.5 * Math.log(largest / smallest);
    doubt += 1.0 / Math.min(corner.seen(), Math.min(one.seen(), other.seen()));
    double turn =
        (one.x() - corner.x()) * (other.y() - corner.y())
            - (one.y() - corner.y()) * (other.x() - corner.x());
    all.add(
        turn > 0
            ? new QrCorners(corner, one, other, doubt)
            : new QrCorners(corner, other, one, doubt));
  }

  /** Modules a side as the spacing of the corners and the size of the patterns have it. */
  double side(BitMatrix dark) {
    double top = topLeft.distance(topRight) / module(dark, topLeft, topRight);
    double left = topLeft.distance(bottomLeft) / module(dark, topLeft, bottomLeft);
    return (top + left) / 2 + 7;
  }

  private static double module(BitMatrix dark, FinderMark from, FinderMark to) {
    double length = from.distance(to);
    double dx = (to.x() - from.x()) / length;
    double dy = (to.y() - from.y()) / length;
    double sum =
        reach(dark, from, dx, dy)
            + reach(dark, from, -dx, -dy)
            + reach(dark, to, dx, dy)
            + reach(dark, to, -dx, -dy);
    return sum / 14;
  }

  /** From the centre to the outer edge, through dark, light and dark: 3.5 modules. */
  private static double reach(BitMatrix dark, FinderMark mark, double dx, double dy) {
    double longest = 8 * mark.module();
    boolean colour = true;
    int edges = 0;
    for (double way = 0; way < longest; way += 0.1) {
      int x = (int) (mark.x() + way * dx);
      int y = (int) (mark.y() + way * dy);
      if (x < 0 || y < 0 || x >= dark.getWidth() || y >= dark.getHeight()) {
        return way - 0.1;
      }
      if (dark.get(x, y) != colour) {
        colour = !colour;
        edges++;
        if (edges == 3) {
          return way - 0.05;
        }
      }
    }
    return 3.5 * mark.module();
  }
}
