package app.dangol.hub.feedback;

/**
 * How many of so many units, each counted once.
 *
 * @param units 0 or more
 * @param hits of those
 */
record Proportion(long units, long hits) {
  Proportion {
    if (hits < 0 || units < hits) {
      throw new IllegalArgumentException("there are at most as many hits as units");
    }
  }

  /** The share; 0 of nobody. */
  double rate() {
    return units == 0 ? 0 : (double) hits / units;
  }

  long misses() {
    return units - hits;
  }

  /** Variance of the share; pulled towards a half, so that a share of 0 does not look certain. */
  double variance() {
    double pulled = (hits + 0.5) / (units + 1);
    return pulled * (1 - pulled) / units;
  }
}
