package app.dangol.device.camera;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads of linear codes in one picture. Their check digits are weak, so a code counts once two
 * different lines have surely read it, or four unsurely, and no other reading of the same place has
 * half as much.
 */
final class LinearReads {
  private static final int SURE = 2;
  private static final int ENOUGH = 2 * SURE;

  /** Nearer lines see the same pixels. */
  private static final double APART = 2;

  private final List<Tally> tallies = new ArrayList<>();

  /** One line has read it; the same line again, in another way, adds nothing. */
  void add(Code code, boolean isSure, ScanLine line) {
    for (Tally tally : tallies) {
      if (tally.code.says(code)) {
        tally.add(line, isSure);
        return;
      }
    }
    Tally tally = new Tally(code);
    tally.add(line, isSure);
    tallies.add(tally);
  }

  /** Those that count, the one with the most lines first. */
  List<Code> list() {
    return tallies.stream()
        .filter(tally -> tally.weight >= ENOUGH)
        .filter(tally -> tallies.stream().noneMatch(tally::isDoubtedBy))
        .sorted(Comparator.comparingInt((Tally tally) -> tally.weight).reversed())
        .map(tally -> tally.code)
        .toList();
  }

  private static final class Tally {
    private final Code code;
    private final List<ScanLine> lines = new ArrayList<>();

    private int weight;

    private Tally(Code code) {
      this.code = code;
    }

    private void add(ScanLine line, boolean isSure) {
      for (ScanLine other : lines) {
        if (line.isParallel(other) && line.distance(other) < APART) {
          return;
        }
      }
      lines.add(line);
      weight += isSure ? SURE : 1;
    }

    private boolean isDoubtedBy(Tally other) {
      return other != this
          && 2 * other.weight >= weight
          && isSamePlace(code.outline(), other.code.outline());
    }

    private static boolean isSamePlace(List<Code.Point> ours, List<Code.Point> theirs) {
      double length =
          Math.max(
              ours.getFirst().distance(ours.getLast()),
              theirs.getFirst().distance(theirs.getLast()));
      return middle(ours).distance(middle(theirs)) < length / 2;
    }

    private static Code.Point middle(List<Code.Point> ends) {
      return new Code.Point(
          (ends.getFirst().x() + ends.getLast().x()) / 2,
          (ends.getFirst().y() + ends.getLast().y()) / 2);
    }
  }
}
