package app.dangol.insight;

import app.dangol.id.Sku;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a customer is, as far as they allow it to be reckoned.
 *
 * @param rfm empty without purchases, or while the shop's cuts are not known
 * @param due products that are about due, the likeliest first
 * @param churn empty without purchases that may be read
 * @param propensity empty without purchases that may be read
 * @param fitted what the parameters were fitted on
 */
public record Insight(
    Journey journey,
    Optional<Rfm> rfm,
    List<Due> due,
    Optional<Churn> churn,
    Optional<Propensity> propensity,
    InsightParameters.Fitted fitted) {
  public Insight {
    due = List.copyOf(due);
  }

  /** Every product that it speaks of. */
  public Set<Sku> skus() {
    Set<Sku> skus = new HashSet<>();
    due.forEach(each -> skus.add(each.sku()));
    for (Journey.Transition step : journey.transitions()) {
      switch (step.event()) {
        case JourneyEvent.LookedAgain looked -> skus.add(looked.sku());
        case JourneyEvent.Carted carted -> skus.add(carted.sku());
        case JourneyEvent.Wished wished -> skus.add(wished.sku());
        case JourneyEvent.Joined joined -> {}
        case JourneyEvent.LetGo letGo -> {}
        case JourneyEvent.Bought bought -> {}
        case JourneyEvent.InUse inUse -> {}
        case JourneyEvent.CameBack cameBack -> {}
        case JourneyEvent.Quiet quiet -> {}
      }
    }
    return skus;
  }

  /** Tells of what somebody bought, so it is not told. */
  @Override
  public String toString() {
    return "Insight[" + journey.stage() + "]";
  }
}
