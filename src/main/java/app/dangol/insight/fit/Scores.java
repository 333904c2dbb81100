package app.dangol.insight.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What predictions are worth, held against what happened. */
final class Scores {
  private Scores() {}

  /**
   * A prediction and its outcome.
   *
   * @param score the larger, the likelier; a probability where it is asked for one
   */
  record Case(double score, boolean happened) {}

  /**
   * The share of pairs, one of whom it happened to, that the scores put in the right order; equal
   * scores count half (Mann and Whitney).
   *
   * @return NaN where it happened to all or to none
   */
  static double auc(List<Case> cases) {
    List<Case> sorted = cases.stream().sorted(Comparator.comparingDouble(Case::score)).toList();
    double ranks = 0;
    long happened = 0;
    int from = 0;
    while (from < sorted.size()) {
      int to = from;
      long here = 0;
      while (to < sorted.size() && sorted.get(to).score() == sorted.get(from).score()) {
        here += sorted.get(to).happened() ? 1 : 0;
        to++;
      }
      ranks += here * (from + 1 + to) / 2.0;
      happened += here;
      from = to;
    }
    long not = sorted.size() - happened;
    return (ranks - happened * (happened + 1) / 2.0) / ((double) happened * not);
  }

  /** The mean square of what a probability was off. */
  static double brier(List<Case> cases) {
    return cases.stream()
        .mapToDouble(each -> Math.pow(each.score() - (each.happened() ? 1 : 0), 2))
        .average()
        .orElse(Double.NaN);
  }

  /** Cases in groups of equal size, from the least likely to the likeliest. */
  static List<CheckedPrediction.Group> calibration(List<Case> cases, int groups) {
    List<Case> sorted = cases.stream().sorted(Comparator.comparingDouble(Case::score)).toList();
    List<CheckedPrediction.Group> parts = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      List<Case> part =
          sorted.subList(i * sorted.size() / groups, (i + 1) * sorted.size() / groups);
      if (!part.isEmpty()) {
        parts.add(
            new CheckedPrediction.Group(
                part.getFirst().score(),
                part.getLast().score(),
                part.stream().mapToDouble(Case::score).average().orElseThrow(),
                part.stream().mapToInt(each -> each.happened() ? 1 : 0).average().orElseThrow(),
                part.size()));
      }
    }
    return parts;
  }
}
