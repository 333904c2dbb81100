package app.dangol.insight;

import java.util.List;
import java.util.Optional;

/**
 * Where a customer is, as far as they allow it to be reckoned.
 *
 * @param rfm empty without purchases, or while the shop's cuts are not known
 * @param due products that are about due, the likeliest first
 * @param churn empty without purchases that may be read
 * @param propensity empty without purchases that may be read
 */
public record Insight(
    Journey journey,
    Optional<Rfm> rfm,
    List<Due> due,
    Optional<Churn> churn,
    Optional<Propensity> propensity) {
  public Insight {
    due = List.copyOf(due);
  }

  /** Tells of what somebody bought, so it is not told. */
  @Override
  public String toString() {
    return "Insight[" + journey.stage() + "]";
  }
}
