package app.dangol.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a chain decides about its stock, its customers' history and its cards.
 *
 * @param safety pieces every store keeps back of every product; the more special ones below count
 *     before it, products before categories before stores
 * @param safetyOfSkus by sku
 * @param safetyOfCategories by a category's key
 * @param safetyOfStores by store
 * @param neighbours by store, those whose stock its devices are told besides its own; devices of a
 *     store without any are told every store's
 * @param historyMonths for how long devices hold what customers did, where the hub is to say so
 * @param suggestionMonths for how long the hub keeps what became of suggestions
 * @param oneCardSystem sources whose card numbers mean the same person
 */
public record HubRules(
    int safety,
    Map<String, Integer> safetyOfSkus,
    Map<String, Integer> safetyOfCategories,
    Map<String, Integer> safetyOfStores,
    Map<String, List<String>> neighbours,
    Optional<Integer> historyMonths,
    Optional<Integer> suggestionMonths,
    List<String> oneCardSystem) {
  /** Nothing is kept back, everybody knows everything, and devices decide themselves. */
  public static final HubRules NONE =
      new HubRules(
          0, Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), Optional.empty(), List.of());

  public HubRules {
    safetyOfSkus = Map.copyOf(safetyOfSkus);
    safetyOfCategories = Map.copyOf(safetyOfCategories);
    safetyOfStores = Map.copyOf(safetyOfStores);
    neighbours = Map.copyOf(neighbours);
    oneCardSystem = List.copyOf(oneCardSystem);
  }
}
