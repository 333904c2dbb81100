package app.dangol.device.wedge;

import java.time.Duration;
import java.util.Optional;

/**
 * How one shop's readers type.
 *
 * @param suffix the key after each code
 * @param maxGap most time between two keys of one code
 * @param minLength fewest characters; shorter runs are left to whoever may have typed them
 * @param maxLength most characters; a longer code is refused
 * @param prefix ASCII text the readers type before each code, taken off; blank for none. With a
 *     prefix, nothing else counts as a code
 * @param separator a function key that stands for the GS1 separator, besides Control and ]
 */
public record WedgeSettings(
    Suffix suffix,
    Duration maxGap,
    int minLength,
    int maxLength,
    String prefix,
    Optional<Key> separator) {
  /** How the readers leave the factory: Enter or Tab after the code, nothing before it. */
  public static final WedgeSettings USUAL =
      new WedgeSettings(Suffix.ANY, Duration.ofMillis(50), 6, 512, "", Optional.empty());

  public WedgeSettings {
    if (separator.isPresent() && !separator.get().isFunctionKey()) {
      throw new IllegalArgumentException("the separator is a function key");
    }
  }

  /** The key after a code. */
  public enum Suffix {
    ENTER,
    TAB,
    /** Either of them. */
    ANY,
    /** Nothing but a pause. */
    NONE
  }
}
