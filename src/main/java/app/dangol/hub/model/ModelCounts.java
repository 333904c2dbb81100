package app.dangol.hub.model;

import app.dangol.wire.Entity;
import java.util.List;

/**
 * The model's rows: sums over the baskets of at least {@value PairCounter#MIN_BUYERS} different
 * buyers each, so that no row tells of one person, or of a few.
 */
public record ModelCounts(List<Entity.Pair> pairs, List<Entity.Popularity> popularity) {
  public ModelCounts {
    pairs = List.copyOf(pairs);
    popularity = List.copyOf(popularity);
  }
}
