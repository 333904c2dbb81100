package app.dangol.device.camera;

import java.util.List;

/**
 * Where each module of a QR code lies in a picture: a perspective, fitted to the modules that are
 * known beforehand.
 */
final class QrGrid {
  private static final double FIRST = 3.5;
  private static final double FAR = 0.002;

  /** Levels of grey; less is rounding. */
  private static final double WORTH_A_MOVE = 0.02;

  private final GreyImage image;
  private final QrTemplate template;

  /** Where (3.5, 3.5), (side - 3.5, 3.5), the opposite corner and (3.5, side - 3.5) lie: x, y. */
  private final double[] quad;

  private final double[] map = new double[8];

  QrGrid(GreyImage image, QrTemplate template, QrCorners corners) {
    this.image = image;
    this.template = template;
    quad =
        new double[] {
          corners.topLeft().x(),
          corners.topLeft().y(),
          corners.topRight().x(),
          corners.topRight().y(),
          corners.topRight().x() + corners.bottomLeft().x() - corners.topLeft().x(),
          corners.topRight().y() + corners.bottomLeft().y() - corners.topLeft().y(),
          corners.bottomLeft().x(),
          corners.bottomLeft().y()
        };
    prepare();
  }

  /** Width of a module in pixels, on average. */
  double module() {
    double span = template.side() - 2 * FIRST;
    double top = Math.hypot(quad[2] - quad[0], quad[3] - quad[1]);
    double left = Math.hypot(quad[6] - quad[0], quad[7] - quad[1]);
    return (top + left) / (2 * span);
  }

  /** How much lighter the modules are that must be light than those that must be dark. */
  double contrast() {
    int side = template.side();
    double light = 0;
    double dark = 0;
    int lights = 0;
    int[] places = template.places();
    for (int place : places) {
      float grey = grey(place % side + 0.5, (double) (place / side) + 0.5);
      if (template.known(place) > 0) {
        dark += grey;
      } else {
        light += grey;
        lights++;
      }
    }
    return light / lights - dark / (places.length - lights);
  }

  /**
   * How the greys of the known modules agree with what they must be, whatever the light: their
   * correlation, 1 for a perfect code, about 0 for anything else.
   */
  double likeness() {
    int side = template.side();
    int[] places = template.places();
    double greys = 0;
    double squares = 0;
    double signs = 0;
    double products = 0;
    for (int place : places) {
      double light = 255 - grey(place % side + 0.5, (double) (place / side) + 0.5);
      int sign = template.known(place);
      greys += light;
      squares += light * light;
      signs += sign;
      products += sign * light;
    }
    double count = places.length;
    double spread = (squares - greys * greys / count) * (count - signs * signs / count);
    return spread <= 0 ? 0 : (products - greys * signs / count) / Math.sqrt(spread);
  }

  float grey(double u, double v) {
    double a = 1 / (map[6] * u + map[7] * v + 1);
    return image.between(
        (map[0] * u + map[1] * v + map[2]) * a, (map[3] * u + map[4] * v + map[5]) * a);
  }

  /**
   * Moves the fourth corner, which no finder pattern marks, to where the contrast is most. Going
   * far has to be worth it: in a small code little tells where the corner is.
   */
  void findFourth(int reach) {
    double module = module();
    double best = contrast();
    double x = quad[4];
    double y = quad[5];
    double bestX = x;
    double bestY = y;
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        quad[4] = x + dx * module * 0.75;
        quad[5] = y + dy * module * 0.75;
        prepare();
        double contrast = contrast() * (1 - FAR * (dx * dx + dy * dy));
        if (contrast > best) {
          best = contrast;
          bestX = quad[4];
          bestY = quad[5];
        }
      }
    }
    quad[4] = bestX;
    quad[5] = bestY;
    prepare();
  }

  /** Moves every corner, in smaller and smaller steps, to where the contrast is most. */
  double fit() {
    double best = contrast();
    double step = 0.6 * module();
    for (int round = 0; round < 14 && step > 0.04 * module(); round++) {
      boolean moved = false;
      for (int i = 0; i < quad.length; i++) {
        for (int sign = -1; sign <= 1; sign += 2) {
          double before = quad[i];
          quad[i] = before + sign * step;
          prepare();
          double contrast = contrast();
          if (contrast > best + WORTH_A_MOVE) {
            best = contrast;
            moved = true;
            break;
          }
          quad[i] = before;
        }
      }
      if (!moved) {
        step /= 2;
      }
    }
    prepare();
    return best;
  }

  /** The perspective from modules to pixels (Heckbert 1989, square to quadrilateral). */
  private void prepare() {
    double dx1 = quad[2] - quad[4];
    double dy1 = quad[3] - quad[5];
    double dx2 = quad[6] - quad[4];
    double dy2 = quad[7] - quad[5];
    double dx3 = quad[0] - quad[2] + quad[4] - quad[6];
    double dy3 = quad[1] - quad[3] + quad[5] - quad[7];
    double scale = dx1 * dy2 - dx2 * dy1;
    double g = (dx3 * dy2 - dx2 * dy3) / scale;
    double h = (dx1 * dy3 - dx3 * dy1) / scale;
    double a = quad[2] - quad[0] + g * quad[2];
    double b = quad[6] - quad[0] + h * quad[6];
    double d = quad[3] - quad[1] + g * quad[3];
    double e = quad[7] - quad[1] + h * quad[7];
    // The unit square spans the corners' centres; here it is put into modules.
    double span = template.side() - 2 * FIRST;
    double whole = 1 - (g + h) * FIRST / span;
    map[0] = a / span / whole;
    map[1] = b / span / whole;
    map[2] = (quad[0] - (a + b) * FIRST / span) / whole;
    map[3] = d / span / whole;
    map[4] = e / span / whole;
    map[5] = (quad[1] - (d + e) * FIRST / span) / whole;
    map[6] = g / span / whole;
    map[7] = h / span / whole;
  }

  /** The code's corners, clockwise from the one between the finder patterns. */
  List<Code.Point> outline() {
    int side = template.side();
    return List.of(point(0, 0), point(side, 0), point(side, side), point(0, side));
  }

  private Code.Point point(double u, double v) {
    double a = 1 / (map[6] * u + map[7] * v + 1);
    return new Code.Point(
        (map[0] * u + map[1] * v + map[2]) * a, (map[3] * u + map[4] * v + map[5]) * a);
  }

  QrTemplate template() {
    return template;
  }
}
