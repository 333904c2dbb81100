package app.dangol.demo.make;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Chance that can be repeated: the same seed, purpose and index always give the same throws, and
 * one purpose's throws never move another's. {@link Random} because its sequence is specified.
 */
final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final Random random;

  private Dice(Random random) {
    this.random = random;
  }

  static Dice of(long seed, String purpose, long index) {
    long state = mix(seed);
    for (int i = 0; i < purpose.length(); i++) {
      state = mix(state + purpose.charAt(i));
    }
    return new Dice(new Random(mix(state + index * GOLDEN)));
  }

  /** The finishing step of SplitMix64: neighbouring seeds must not give similar throws. */
  private static long mix(long value) {
    long z = value + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** From 0 to bound - 1. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Both ends included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** From 0 up to, not including, 1. */
  double share() {
    return random.nextDouble();
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  void shuffle(List<?> list) {
    Collections.shuffle(list, random);
  }
}
