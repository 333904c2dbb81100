package app.dangol.insight;

import java.time.LocalDate;

/**
 * What insights are reckoned with: fitted on a shop's order lines, and nobody's history.
 *
 * @param fitted on what
 */
public record InsightParameters(Fitted fitted, VisitOutlook visits, ProductModel products) {
  /**
   * Where the parameters are from.
   *
   * @param source the data's name
   * @param from first day of it
   * @param until last day of it
   * @param customers how many bought in it
   */
  public record Fitted(String source, LocalDate from, LocalDate until, int customers) {}
}
