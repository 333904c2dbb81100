package app.dangol.suggest;

import app.dangol.id.Sku;
import java.util.Map;
import java.util.Set;

/**
 * What managers say about goods in one store at one time. A product is pinned, boosted or banned,
 * never two of them.
 *
 * @param pins come first, where they lie on this store's shelf
 * @param boosts what the sum of the terms is taken times, above 1
 * @param bans are not suggested to anybody
 */
public record Steering(Set<Sku> pins, Map<Sku, Double> boosts, Set<Sku> bans) {
  /** Nobody has said anything. */
  public static final Steering NONE = new Steering(Set.of(), Map.of(), Set.of());

  public Steering {
    pins = Set.copyOf(pins);
    boosts = Map.copyOf(boosts);
    bans = Set.copyOf(bans);
    if (boosts.values().stream().anyMatch(factor -> !(factor > 1))) {
      throw new IllegalArgumentException("a boost is a factor above 1");
    }
  }
}
