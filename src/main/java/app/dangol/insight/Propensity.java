package app.dangol.insight;

/**
 * How likely somebody buys in this shop in the next days.
 *
 * @param probability between 0 and 1
 * @param within so many days from today
 * @param facts what it was reckoned from
 */
public record Propensity(double probability, int within, VisitFacts facts) {}
