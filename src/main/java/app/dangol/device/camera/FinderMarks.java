package app.dangol.device.camera;

import com.google.zxing.common.BitMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the finder patterns of QR codes (ISO/IEC 18004): along a line through its centre each
 * is dark, light, dark, light, dark in the proportion 1 : 1 : 3 : 1 : 1, at any angle.
 */
final class FinderMarks {
  /** Photographs have some tens; a pattern of small squares would have some 100,000. */
  static final int MOST_FOUND = 256;

  private static final int RUNS = 5;
  private static final int MODULES = 7;

  /** How far a run may be from its share, in modules. */
  private static final double TOLERANCE = 0.7;

  private final BitMatrix dark;

  FinderMarks(BitMatrix dark) {
    this.dark = dark;
  }

  /**
   * Those that were found until the deadline, those seen by the most lines first.
   *
   * @param most how many of them; at most {@link #MOST_FOUND} are told apart
   */
  List<FinderMark> list(int most, Deadline deadline) {
    List<FinderMark> marks = new ArrayList<>();
    int step = Math.max(1, dark.getHeight() / 400);
    for (int y = 0; y < dark.getHeight() && !deadline.isOver(); y += step) {
      row(y, marks);
    }
    marks.sort(Comparator.comparingInt(FinderMark::seen).reversed());
    return marks.size() > most ? List.copyOf(marks.subList(0, most)) : marks;
  }

  private void row(int y, List<FinderMark> marks) {
    int[] runs = new int[RUNS];
    int width = dark.getWidth();
    boolean colour = true;
    int length = 0;
    for (int x = 0; x <= width; x++) {
      if (x < width && dark.get(x, y) == colour) {
        length++;
        continue;
      }
      System.arraycopy(runs, 1, runs, 0, RUNS - 1);
      runs[RUNS - 1] = length;
      if (colour && isFinder(runs)) {
        check(x, y, runs, marks);
      }
      colour = !colour;
      length = 1;
    }
  }

  private void check(int end, int y, int[] runs, List<FinderMark> marks) {
    double centre = end - runs[4] - runs[3] - runs[2] / 2.0;
    Optional<Crossing> column = crossing((int) centre, y, false, 2.5 * (runs[2] + 1));
    if (column.isEmpty()) {
      return;
    }
    double centreY = column.get().centre;
    Optional<Crossing> row = crossing((int) centre, (int) centreY, true, 2.5 * (runs[2] + 1));
    if (row.isEmpty()) {
      return;
    }
    double longer = Math.max(row.get().module, column.get().module);
    double shorter = Math.min(row.get().module, column.get().module);
    if (longer > 2.2 * shorter + 0.5) {
      return;
    }
    add(new FinderMark(row.get().centre, centreY, (longer + shorter) / 2, 1), marks);
  }

  private static void add(FinderMark mark, List<FinderMark> marks) {
    for (int i = 0; i < marks.size(); i++) {
      if (marks.get(i).isSame(mark)) {
        marks.set(i, marks.get(i).with(mark));
        return;
      }
    }
    if (marks.size() < MOST_FOUND) {
      marks.add(mark);
    }
  }

  /** The pattern along a row or column, seen from a dark pixel in its middle. */
  private Optional<Crossing> crossing(int x, int y, boolean along, double longest) {
    if (x < 0 || y < 0 || x >= dark.getWidth() || y >= dark.getHeight() || !dark.get(x, y)) {
      return Optional.empty();
    }
    int dx = along ? 1 : 0;
    int dy = along ? 0 : 1;
    int[] before = outward(x, y, -dx, -dy, longest);
    int[] after = outward(x, y, dx, dy, longest);
    int[] runs = {before[2], before[1], before[0] + after[0] - 1, after[1], after[2]};
    if (!isFinder(runs)) {
      return Optional.empty();
    }
    double centre = (along ? x : y) + 0.5 + (after[0] - before[0]) / 2.0;
    int total = runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
    return Optional.of(new Crossing(centre, (double) total / MODULES));
  }

  /** Lengths of the dark, light and dark run from a pixel to one side. */
  private int[] outward(int x, int y, int dx, int dy, double longest) {
    int[] runs = new int[3];
    boolean colour = true;
    int run = 0;
    int px = x;
    int py = y;
    while (px >= 0 && py >= 0 && px < dark.getWidth() && py < dark.getHeight()) {
      if (dark.get(px, py) != colour) {
        colour = !colour;
        run++;
        if (run == runs.length) {
          break;
        }
      }
      runs[run]++;
      if (runs[run] > longest) {
        break;
      }
      px += dx;
      py += dy;
    }
    return runs;
  }

  private static boolean isFinder(int[] runs) {
    int total = 0;
    for (int run : runs) {
      if (run == 0) {
        return false;
      }
      total += run;
    }
    if (total < MODULES) {
      return false;
    }
    double module = (double) total / MODULES;
    double most = TOLERANCE * module;
    return Math.abs(runs[0] - module) < most
        && Math.abs(runs[1] - module) < most
        && Math.abs(runs[2] - 3 * module) < 3 * most
        && Math.abs(runs[3] - module) < most
        && Math.abs(runs[4] - module) < most;
  }

  private record Crossing(double centre, double module) {}
}
