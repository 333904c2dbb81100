package app.dangol.insight;

/**
 * How likely somebody does not come back for a while. Grows, or stays, with every silent day.
 *
 * @param risk the probability, between 0 and 1, that they buy nothing
 * @param within in so many days from today
 * @param facts what it was reckoned from
 */
public record Churn(double risk, int within, VisitFacts facts) {
  /** From there on they are as likely to stay away as to come. */
  private static final double EVEN = 0.5;

  /** From there on three of four stay away. */
  private static final double HIGH = 0.75;

  /** Silent for so many of their usual gaps somebody has left their rhythm. */
  private static final int GAPS = 2;

  /** How it is told. */
  public enum Level {
    LOW,
    MEDIUM,
    HIGH
  }

  public Level level() {
    if (risk >= HIGH) {
      return Level.HIGH;
    }
    return risk >= EVEN ? Level.MEDIUM : Level.LOW;
  }

  /** Whether somebody who had a rhythm has been silent for much longer than it. */
  public boolean isOutOfRhythm() {
    return facts.usualGap().isPresent()
        && facts.silent() > GAPS * Math.max(1, facts.usualGap().getAsInt());
  }
}
