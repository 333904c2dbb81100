package app.dangol.insight;

/**
 * When somebody buys next: the MBG/NBD model (Batislam, Denizel and Filiztekin 2007, "Empirical
 * validation and comparison of models for customer base analysis"). Purchases come at random at a
 * rate of the customer's own, the rates of all are gamma distributed (shape {@code r}, scale {@code
 * 1/alpha} a day); after each purchase, the first one too, a customer is lost with a probability of
 * their own, which is beta distributed over all ({@code a}, {@code b}).
 */
public record VisitModel(double r, double alpha, double a, double b) {
  public VisitModel {
    if (!(r > 0 && alpha > 0 && a > 0 && b > 0)) {
      throw new IllegalArgumentException("a parameter is not positive");
    }
  }

  /** The probability that they are still a customer. Falls with every silent day. */
  public double alive(VisitFacts facts) {
    double lost =
        a
            / (b + facts.repeats())
            * Math.pow(
                (alpha + facts.known() + facts.silent()) / (alpha + facts.known()),
                r + facts.repeats());
    return 1 / (1 + lost);
  }

  /**
   * The probability that they buy in so many days from now. Falls with every silent day: for
   * whoever is still a customer because the rate looks lower, and for all because fewer of them
   * are.
   */
  public double buysWithin(VisitFacts facts, int days) {
    double seen = alpha + facts.known() + facts.silent();
    return alive(facts) * -Math.expm1((r + facts.repeats()) * Math.log(seen / (seen + days)));
  }
}
