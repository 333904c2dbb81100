package app.dangol.hub.model;

import java.util.List;

/** Makes of baskets what devices score with. Pure: the same baskets in any order give the same. */
@FunctionalInterface
public interface ModelEngine {
  /** Learns from all baskets given; may take minutes. */
  ModelCounts train(List<Basket> baskets);
}
