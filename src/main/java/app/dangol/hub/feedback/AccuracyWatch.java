package app.dangol.hub.feedback;

import app.dangol.hub.feedback.DailyFigures.Day;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.TTest;

/**
 * Says when suggestions are looked at less than they were. The share of suggestions shown that were
 * opened in the last seven whole days is compared with that of the 28 days before: whole weeks
 * both, so that weekdays cancel out. What is counted is the day and not the suggestion, for what
 * happens on one day hangs together; it is Welch's one-sided t-test over the days' shares, at one
 * in a thousand because it is done every day, and the fall must be a tenth at least. A day with few
 * suggestions says nothing, and with few such days nothing is said.
 *
 * <p>B. L. Welch, "The Generalization of 'Student's' Problem when Several Different Population
 * Variances are Involved", Biometrika 34, 1947.
 */
final class AccuracyWatch {
  static final int RECENT_DAYS = 7;
  static final int DAYS_BEFORE = 28;

  /** Fewer suggestions in a day are too few for a share. */
  static final int FEWEST_SHOWN = 30;

  private static final int FEWEST_RECENT = 5;
  private static final int FEWEST_BEFORE = 14;
  private static final double ALPHA = 0.001;
  private static final double LEAST_FALL = 0.1;
  private static final TTest FALL = TTest.withDefaults().with(AlternativeHypothesis.LESS_THAN);

  private AccuracyWatch() {}

  /**
   * Looks at it.
   *
   * @param today is not over and does not count
   * @return empty while there is too little to compare
   */
  static Optional<WatchFinding> look(Collection<Day> days, LocalDate today) {
    LocalDate since = today.minusDays(RECENT_DAYS);
    double[] recent = rates(days, since, today);
    double[] before = rates(days, since.minusDays(DAYS_BEFORE), since);
    if (recent.length < FEWEST_RECENT || before.length < FEWEST_BEFORE) {
      return Optional.empty();
    }
    double now = mean(recent);
    double then = mean(before);
    double p = spread(recent) + spread(before) == 0 ? 1 : FALL.test(recent, before).getPValue();
    boolean falls = p < ALPHA && now <= then * (1 - LEAST_FALL);
    return Optional.of(new WatchFinding(since, now, then, p, falls));
  }

  private static double[] rates(Collection<Day> days, LocalDate from, LocalDate to) {
    SortedMap<LocalDate, long[]> byDay = new TreeMap<>();
    for (Day day : days) {
      if (!day.day().isBefore(from) && day.day().isBefore(to)) {
        long[] sum = byDay.computeIfAbsent(day.day(), d -> new long[2]);
        sum[0] += day.shown();
        sum[1] += day.opened();
      }
    }
    return byDay.values().stream()
        .filter(sum -> sum[0] >= FEWEST_SHOWN)
        .mapToDouble(sum -> (double) sum[1] / sum[0])
        .toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  /** Above 0 unless all are the same, of which no test knows what to make. */
  private static double spread(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
  }
}
