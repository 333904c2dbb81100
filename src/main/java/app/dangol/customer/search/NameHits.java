package app.dangol.customer.search;

import java.util.List;

/**
 * Whom a search has found.
 *
 * @param best the best first
 * @param all how many there are in all
 */
public record NameHits(List<NameHit> best, int all) {
  static final NameHits NONE = new NameHits(List.of(), 0);

  public NameHits {
    best = List.copyOf(best);
  }
}
