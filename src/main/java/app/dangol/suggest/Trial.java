package app.dangol.suggest;

import java.util.Map;
import java.util.Optional;

/**
 * What is tried out with whoever is here.
 *
 * @param arm {@code experiment/arm}, several joined by commas; empty outside any experiment
 * @param settings what the arms set, by name; a name that nobody knows has no effect
 */
public record Trial(Optional<String> arm, Map<String, String> settings) {
  /** Nothing is tried out. */
  public static final Trial NONE = new Trial(Optional.empty(), Map.of());

  public Trial {
    settings = Map.copyOf(settings);
  }
}
