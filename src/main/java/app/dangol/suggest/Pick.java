package app.dangol.suggest;

import java.util.Optional;

/**
 * How a suggestion came into its list.
 *
 * @param model what the scores were made from; blank before the first model
 * @param arm {@code experiment/arm}; empty outside an experiment
 * @param explored whether it was picked to learn about it, and not for its score
 * @param propensity how likely it was to be picked, above 0 and up to 1; 1 where nothing is left to
 *     chance
 */
public record Pick(String model, Optional<String> arm, boolean explored, double propensity) {
  public Pick {
    if (!(propensity > 0 && propensity <= 1)) {
      throw new IllegalArgumentException("a propensity is above 0 and at most 1");
    }
  }

  /** By its score alone. */
  public static Pick byScore(String model, Optional<String> arm) {
    return new Pick(model, arm, false, 1);
  }
}
