package app.dangol.screen.associate.model;

import java.util.List;

/**
 * Where a customer is, in a few words for their page.
 *
 * @param steps the names of the five stages
 * @param current which of them it is, from 0
 * @param said the stage in a sentence, for whoever hears it
 * @param lines at most three
 */
public record InsightText(List<String> steps, int current, String said, List<Line> lines) {
  /** How many lines a page has room for. */
  static final int LINES = 3;

  public InsightText {
    steps = List.copyOf(steps);
    lines = List.copyOf(lines);
    if (lines.size() > LINES) {
      throw new IllegalArgumentException("more than a page has room for");
    }
  }

  /** What a line is about. */
  public enum About {
    JOURNEY,
    DUE,
    COMES,
    STAYS_AWAY
  }

  /**
   * One statement with its reason.
   *
   * @param why the facts in short
   */
  public record Line(About about, String text, String why) {}

  /** Tells of what somebody bought, so it is not told. */
  @Override
  public String toString() {
    return "InsightText[" + current + "]";
  }
}
