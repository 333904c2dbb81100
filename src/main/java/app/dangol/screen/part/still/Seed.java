package app.dangol.screen.part.still;

/**
 * Small choices drawn from a product's key, always the same for the same key on every machine. Keys
 * of neighbouring products differ in a digit or two, so the bits are mixed with SplitMix64.
 */
final class Seed {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  Seed(String key) {
    long hash = 1125899906842597L;
    for (int i = 0; i < key.length(); i++) {
      hash = 31 * hash + key.charAt(i);
    }
    state = hash;
  }

  /** A whole number from 0 to {@code bound} − 1. */
  int pick(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /** A number from 0 to 1. */
  double share() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  private long next() {
    state += GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
