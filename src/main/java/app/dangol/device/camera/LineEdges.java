package app.dangol.device.camera;

import com.google.zxing.common.BitArray;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a line turns from light to dark and back: at its steepest places, found between pixels.
 * They stay in place under blur and uneven light, where a threshold loses the narrow bars.
 */
final class LineEdges {
  /** Bits a pixel in {@link #bits}. */
  static final int FINENESS = 4;

  /** How far around an edge the steepest one is looked for that it is compared with, in pixels. */
  private static final int REACH = 24;

  private static final double LEAST = 1.5;

  /** Levels of grey that the surroundings of a level have to span. */
  private static final float LEAST_SPREAD = 20;

  /**
   * @param at pixels from the line's begin
   * @param slope levels of grey a pixel; negative where dark begins
   */
  record Edge(double at, double slope) {
    boolean isDarkening() {
      return slope < 0;
    }
  }

  private final int length;
  private final List<Edge> edges = new ArrayList<>();

  private LineEdges(int length) {
    this.length = length;
  }

  /**
   * At the steepest places.
   *
   * @param share of the steepest slope nearby that an edge has to have
   */
  static LineEdges bySlope(ScanLine line, double share) {
    LineEdges found = new LineEdges(line.length());
    float[] slopes = new float[line.length()];
    for (int i = 0; i + 1 < slopes.length; i++) {
      slopes[i] = line.greys()[i + 1] - line.greys()[i];
    }
    float[] steepest = steepest(slopes);
    for (int i = 1; i + 1 < slopes.length; i++) {
      double slope = slopes[i];
      double size = Math.abs(slope);
      if (size < LEAST || size < share * steepest[i]) {
        continue;
      }
      double before = slopes[i - 1] * Math.signum(slope);
      double after = slopes[i + 1] * Math.signum(slope);
      if (size > before && size >= after) {
        double bend = before - 2 * size + after;
        found.add(new Edge(i + 1 + (bend == 0 ? 0 : 0.5 * (before - after) / bend), slope));
      }
    }
    return found;
  }

  /** Where the line crosses the middle between the darkest and the lightest nearby. */
  static LineEdges byLevel(ScanLine line) {
    LineEdges found = new LineEdges(line.length());
    float[] greys = line.greys();
    float before = 0;
    for (int i = 0; i < greys.length; i++) {
      float darkest = 255;
      float lightest = 0;
      int last = Math.min(greys.length, i + REACH / 2 + 1);
      for (int j = Math.max(0, i - REACH / 2); j < last; j++) {
        darkest = Math.min(darkest, greys[j]);
        lightest = Math.max(lightest, greys[j]);
      }
      boolean isFlat = lightest - darkest < LEAST_SPREAD;
      float above = isFlat ? LEAST_SPREAD : greys[i] - (darkest + lightest) / 2;
      if (i > 0 && above < 0 != before < 0) {
        found.add(new Edge(i - 0.5 + before / (before - above), above - before));
      }
      before = above;
    }
    return found;
  }

  List<Edge> list() {
    return edges;
  }

  /** The line as ZXing wants it: {@link #FINENESS} bits a pixel, set where it is dark. */
  BitArray bits() {
    BitArray bits = new BitArray(length * FINENESS);
    for (int i = 0; i < edges.size(); i++) {
      if (edges.get(i).isDarkening()) {
        int from = place(edges.get(i).at());
        int to = i + 1 < edges.size() ? place(edges.get(i + 1).at()) : bits.getSize();
        if (to > from) {
          bits.setRange(from, to);
        }
      }
    }
    return bits;
  }

  private int place(double at) {
    return (int) Math.clamp(Math.round(at * FINENESS), 0L, (long) length * FINENESS);
  }

  /** Of two edges of the same kind that follow each other the steeper one stays. */
  private void add(Edge edge) {
    if (edges.isEmpty() || edges.getLast().isDarkening() != edge.isDarkening()) {
      edges.add(edge);
    } else if (Math.abs(edges.getLast().slope()) < Math.abs(edge.slope())) {
      edges.set(edges.size() - 1, edge);
    }
  }

  private static float[] steepest(float[] slopes) {
    float[] steepest = new float[slopes.length];
    for (int i = 0; i < slopes.length; i++) {
      int last = Math.min(slopes.length, i + REACH);
      for (int j = Math.max(0, i - REACH); j < last; j++) {
        steepest[i] = Math.max(steepest[i], Math.abs(slopes[j]));
      }
    }
    return steepest;
  }
}
