package app.dangol.insight.fit;

import java.time.LocalDate;
import java.util.List;

/**
 * How one prediction did on days that nothing was fitted on.
 *
 * @param prediction its name
 * @param about {@code customers}, or {@code pairs} of customer and product
 * @param fittedUntil last day that was read for the prediction
 * @param within it was said of so many days after that
 * @param cases how many it was said of
 * @param rate the share of these to whom it happened
 * @param auc 0.5 is chance, 1 is right about everybody
 * @param brier mean square of the errors
 * @param calibrationError mean distance of predicted and observed, weighted by size
 * @param calibration tenths of the cases, the least likely first
 * @param baselines simpler predictions of the same
 */
public record CheckedPrediction(
    String prediction,
    String about,
    LocalDate fittedUntil,
    int within,
    int cases,
    double rate,
    double auc,
    double brier,
    double calibrationError,
    List<Group> calibration,
    List<Baseline> baselines) {
  public CheckedPrediction {
    calibration = List.copyOf(calibration);
    baselines = List.copyOf(baselines);
  }

  /** Cases of about the same probability. */
  public record Group(double from, double to, double predicted, double observed, int n) {}

  /**
   * A simpler prediction.
   *
   * @param name {@code recency}: fitted on the days of silence alone; {@code own_interval}: fitted
   *     on silence in terms of the own mean interval, or the shop's where there is none
   */
  public record Baseline(String name, double auc, double brier) {}
}
