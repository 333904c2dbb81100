package app.dangol.hub.model;

import app.dangol.wire.Entity;
import java.util.List;

/** The model's rows: sums over baskets, with nobody's history in them. */
public record ModelCounts(List<Entity.Pair> pairs, List<Entity.Popularity> popularity) {
  public ModelCounts {
    pairs = List.copyOf(pairs);
    popularity = List.copyOf(popularity);
  }
}
