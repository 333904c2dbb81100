package app.dangol.demo.make;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one real customer bought: the measures by which regulars are picked and tastes guessed. */
final class Life {
  private static final int MINUTES_A_DAY = 24 * 60;

  /** Pieces by product index, one basket. */
  record Visit(String invoice, int minute, boolean returned, Map<Integer, Integer> pieces) {}

  private final int source;
  private final List<Visit> visits;
  private final Map<Integer, Integer> timesBought = new HashMap<>();

  /**
   * @param source the data set's customer number; never written to any file
   * @param visits oldest first
   */
  Life(int source, List<Visit> visits) {
    this.source = source;
    this.visits = new ArrayList<>(visits);
    for (Visit visit : purchases()) {
      visit.pieces().keySet().forEach(product -> timesBought.merge(product, 1, Integer::sum));
    }
  }

  int source() {
    return source;
  }

  List<Visit> visits() {
    return visits;
  }

  List<Visit> purchases() {
    return visits.stream().filter(visit -> !visit.returned()).toList();
  }

  int firstMinute() {
    return purchases().getFirst().minute();
  }

  int lastMinute() {
    return purchases().getLast().minute();
  }

  /** How many baskets hold it, by product. */
  Map<Integer, Integer> timesBought() {
    return timesBought;
  }

  int lines() {
    return timesBought.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The share of lines that were bought before, 0 to 1. */
  double repeatShare() {
    return lines() == 0 ? 0 : 1 - (double) timesBought.size() / lines();
  }

  /**
   * How many pieces a line has at most, for that share of the lines: low for a household, high for
   * a reseller.
   *
   * @param share 0 to 1; 1 gives the largest line
   */
  int piecesAt(double share) {
    List<Integer> pieces =
        purchases().stream().flatMap(v -> v.pieces().values().stream()).sorted().toList();
    return pieces.get((int) Math.min(pieces.size() - 1, pieces.size() * share));
  }

  /** On how many different days something was bought. */
  int days() {
    return (int) purchases().stream().mapToInt(v -> v.minute() / MINUTES_A_DAY).distinct().count();
  }

  /** How many cancellations there are. */
  int returns() {
    return visits.size() - purchases().size();
  }
}
