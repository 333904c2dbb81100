package app.dangol.suggest.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the parts of a score are weighed. Found on validation data by whoever trained the model, and
 * carried in its file.
 *
 * @param goesWith weight of what goes with the history, scaled to its largest value
 * @param habit weight of what somebody buys themselves, scaled to its largest value
 * @param popular weight of what is bought now, scaled to its largest value
 * @param alike weight of what has the attributes of the history, scaled to its largest value
 * @param follows weight of what is of a kind that is bought after the history, scaled likewise
 * @param historyDecay how much less the next older basket counts in the history, 0 to 1
 * @param likeDecay the same where likeness and kinds are concerned
 * @param habitDecay how much less it counts in a habit, 0 to 1
 * @param repeatPower exponent of an item's repeat rate in a habit; 0 = all items are bought again
 *     equally
 * @param ownedExcluded whether what somebody has is not offered again
 * @param signals weight in the history of each thing done, that of a purchase in a shop being 1
 * @param interests what having done that with an item adds to this item's own score
 */
public record ModelParameters(
    double goesWith,
    double habit,
    double popular,
    double alike,
    double follows,
    double historyDecay,
    double likeDecay,
    double habitDecay,
    double repeatPower,
    boolean ownedExcluded,
    Map<Signal, Double> signals,
    Map<Signal, Double> interests) {
  private static final String SIGNAL = "signal.";
  private static final String INTEREST = "interest.";

  /** Where a search on validation data begins; the values are of the field's usual order. */
  public static final ModelParameters START =
      new ModelParameters(1, 0.4, 0.1, 0, 0, 0.9, 0.8, 0.8, 0.5, false, startSignals(), Map.of());

  public ModelParameters {
    signals = complete(signals);
    interests = complete(interests);
  }

  private static Map<Signal, Double> complete(Map<Signal, Double> some) {
    Map<Signal, Double> all = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      all.put(signal, some.getOrDefault(signal, 0.0));
    }
    return Map.copyOf(all);
  }

  private static Map<Signal, Double> startSignals() {
    Map<Signal, Double> signals = new EnumMap<>(Signal.class);
    signals.put(Signal.BOUGHT, 1.0);
    signals.put(Signal.BOUGHT_ONLINE, 1.0);
    signals.put(Signal.SCANNED, 1.0);
    return signals;
  }

  /** Weight in the history of one thing done. */
  public double weight(Signal signal) {
    return signals.getOrDefault(signal, 0.0);
  }

  /** What one thing done with an item adds to its score. */
  public double interest(Signal signal) {
    return interests.getOrDefault(signal, 0.0);
  }

  /** The same with another value. */
  public ModelParameters withHabit(double value) {
    return with("habit", value);
  }

  /** The same with another value. */
  public ModelParameters withPopular(double value) {
    return with("popular", value);
  }

  /** The same with another value. */
  public ModelParameters withAlike(double value) {
    return with("alike", value);
  }

  /** The same with another value. */
  public ModelParameters withHistoryDecay(double value) {
    return with("history_decay", value);
  }

  /** The same with another value. */
  public ModelParameters withHabitDecay(double value) {
    return with("habit_decay", value);
  }

  /** The same with another value. */
  public ModelParameters withRepeatPower(double value) {
    return with("repeat_power", value);
  }

  /** The same with another value. */
  public ModelParameters withFollows(double value) {
    return with("follows", value);
  }

  /** The same with another value. */
  public ModelParameters withLikeDecay(double value) {
    return with("like_decay", value);
  }

  /**
   * The same with another value.
   *
   * @param excluded above 0: yes
   */
  public ModelParameters withOwnedExcluded(double excluded) {
    return with("owned_excluded", excluded);
  }

  private ModelParameters with(String name, double value) {
    SortedMap<String, Double> map = toMap();
    map.put(name, value);
    return of(map);
  }

  /** By name, as they stand in a file. */
  SortedMap<String, Double> toMap() {
    SortedMap<String, Double> map = new TreeMap<>();
    map.put("goes_with", goesWith);
    map.put("habit", habit);
    map.put("popular", popular);
    map.put("alike", alike);
    map.put("follows", follows);
    map.put("history_decay", historyDecay);
    map.put("like_decay", likeDecay);
    map.put("habit_decay", habitDecay);
    map.put("repeat_power", repeatPower);
    map.put("owned_excluded", ownedExcluded ? 1.0 : 0.0);
    signals.forEach((signal, weight) -> map.put(SIGNAL + signal.key(), weight));
    interests.forEach((signal, weight) -> map.put(INTEREST + signal.key(), weight));
    return map;
  }

  /**
   * @throws IllegalArgumentException if one is missing
   */
  static ModelParameters of(Map<String, Double> map) {
    return new ModelParameters(
        value(map, "goes_with"),
        value(map, "habit"),
        value(map, "popular"),
        value(map, "alike"),
        value(map, "follows"),
        value(map, "history_decay"),
        value(map, "like_decay"),
        value(map, "habit_decay"),
        value(map, "repeat_power"),
        value(map, "owned_excluded") > 0,
        bySignal(map, SIGNAL),
        bySignal(map, INTEREST));
  }

  private static Map<Signal, Double> bySignal(Map<String, Double> map, String prefix) {
    Map<Signal, Double> weights = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      weights.put(signal, map.getOrDefault(prefix + signal.key(), 0.0));
    }
    return weights;
  }

  private static double value(Map<String, Double> map, String name) {
    Double value = map.get(name);
    if (value == null || !Double.isFinite(value)) {
      throw new IllegalArgumentException("no value of " + name);
    }
    return value;
  }
}
