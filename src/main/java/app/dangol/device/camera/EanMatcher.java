package app.dangol.device.camera;

import java.util.Optional;

/**
 * Reads an EAN symbol by comparing each digit's greys with what every digit would look like,
 * instead of measuring bars: works where blur has merged the narrow ones, and tells how sure it is.
 */
final class EanMatcher {
  private static final double HOPELESS = 0.75;
  private static final double HOPELESS_NEAR = 0.62;
  private static final double NEAR_MIDDLE = 2;
  private static final double FARTHEST_MIDDLE = 6;
  private static final int USUAL_BLUR = 1;

  private final EanShapes shapes = new EanShapes();

  /**
   * The best reading of a stretch of a line, its ends and its middle moved a little.
   *
   * @param from where the first bar begins, in pixels
   * @param to where the last bar ends
   */
  EanMatch match(ScanLine line, EanLayout layout, double from, double to) {
    double module = (to - from) / layout.modules();
    EanMatch best = at(line, layout, from, to, 0, USUAL_BLUR);
    double middle = 0;
    for (double shift = 1; shift <= FARTHEST_MIDDLE; shift++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        EanMatch match = at(line, layout, from, to, sign * shift, USUAL_BLUR);
        if (match.mean() > best.mean()) {
          best = match;
          middle = sign * shift;
        }
      }
      // A symbol's middle is found by getting nearer to it; what is no symbol shows no such place.
      if (shift >= NEAR_MIDDLE && best.mean() < HOPELESS_NEAR) {
        return best;
      }
    }
    if (best.mean() < HOPELESS) {
      return best;
    }
    int blur = USUAL_BLUR;
    for (int i = 0; i < shapes.blurs(); i++) {
      EanMatch match = at(line, layout, from, to, middle, i);
      if (match.mean() > best.mean()) {
        best = match;
        blur = i;
      }
    }
    return adjusted(line, layout, new double[] {from, to, middle}, module, blur, best);
  }

  private EanMatch adjusted(
      ScanLine line, EanLayout layout, double[] place, double module, int blur, EanMatch first) {
    EanMatch best = first;
    for (double step = 0.5; step > 0.1; step /= 2) {
      for (int i = 0; i < place.length; i++) {
        for (int sign = -1; sign <= 1; sign += 2) {
          double before = place[i];
          place[i] += sign * step * (i < 2 ? module : 1);
          EanMatch match = at(line, layout, place[0], place[1], place[2], blur);
          if (match.mean() > best.mean()) {
            best = match;
            break;
          }
          place[i] = before;
        }
      }
    }
    for (int i = 0; i < shapes.blurs(); i++) {
      EanMatch match = at(line, layout, place[0], place[1], place[2], i);
      if (match.mean() > best.mean()) {
        best = match;
      }
    }
    return best;
  }

  /**
   * @param middle how many modules the symbol's middle is off the middle of its ends: a picture
   *     taken from the side
   */
  private EanMatch at(
      ScanLine line, EanLayout layout, double from, double to, double middle, int blur) {
    double module = (to - from) / layout.modules();
    float[] window = new float[EanShapes.LENGTH];
    int[] digits = new int[layout.digits()];
    int setB = 0;
    double sum = 0;
    double least = 1;
    double margin = 1;
    for (int k = 0; k < digits.length; k++) {
      for (int i = 0; i < window.length; i++) {
        double modules = layout.start(k) - 1 + (i + 0.5) / EanShapes.FINENESS;
        double share = modules / layout.modules();
        window[i] = line.at(from + (modules + 4 * middle * share * (1 - share)) * module);
      }
      EanShapes.normalize(window);
      Digit digit = digit(window, layout, k, blur);
      digits[k] = digit.value;
      if (layout.isLeft(k)) {
        setB = setB << 1 | (digit.set == EanShapes.B ? 1 : 0);
      }
      sum += digit.best;
      least = Math.min(least, digit.best);
      margin = Math.min(margin, digit.best - digit.next);
    }
    Optional<String> text = layout.text(digits, setB);
    return new EanMatch(text, sum / digits.length, least, margin, from, to);
  }

  private Digit digit(float[] window, EanLayout layout, int place, int blur) {
    int first = layout.isLeft(place) ? EanShapes.A : EanShapes.RIGHT;
    int last = layout.isLeft(place) && layout.hasSetB() ? EanShapes.B : first;
    Digit digit = new Digit();
    for (int set = first; set <= last; set++) {
      float[][] all = shapes.of(blur, set);
      for (int value = 0; value < all.length; value++) {
        float[] shape = all[value];
        float likeness = 0;
        for (int i = 0; i < shape.length; i++) {
          likeness += window[i] * shape[i];
        }
        digit.take(likeness, value, set);
      }
    }
    return digit;
  }

  private static final class Digit {
    private double best = -1;
    private double next = -1;
    private int value;
    private int set;

    private void take(double likeness, int value, int set) {
      if (likeness > best) {
        next = best;
        best = likeness;
        this.value = value;
        this.set = set;
      } else if (likeness > next) {
        next = likeness;
      }
    }
  }
}
