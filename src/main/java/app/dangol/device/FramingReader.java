package app.dangol.device;

import java.time.Duration;
import java.util.List;

/** Reads how a device frames its data: the key {@code framing}, and those that belong to it. */
final class FramingReader {
  private static final List<String> WORDS = List.of("line", "pn532-hsu");
  private static final int MAX_GAP_MS = 60_000;
  private static final int MAX_LENGTH = 65_536;

  private FramingReader() {}

  /** A framing; a poor one where a problem has been noted in the keys. */
  static Framing read(DriverKeys keys) {
    // It must be named even where there is but one, so that a later one is never a guess.
    return switch (keys.word("framing", null, WORDS)) {
      case "pn532-hsu" -> pn532(keys);
      default -> line(keys);
    };
  }

  private static Framing.Line line(DriverKeys keys) {
    Framing.Suffix suffix = keys.choice("suffix", Framing.Suffix.ANY);
    return new Framing.Line(
        suffix,
        keys.number("max-length", 512, 1, MAX_LENGTH),
        gap(keys, suffix == Framing.Suffix.NONE ? 50 : 1000));
  }

  private static Framing.Pn532 pn532(DriverKeys keys) {
    Duration pollInterval = Duration.ofMillis(keys.number("poll-ms", 150, 20, 10_000));
    return new Framing.Pn532(pollInterval, gap(keys, 100));
  }

  private static Duration gap(DriverKeys keys, int otherwiseMs) {
    return Duration.ofMillis(keys.number("gap-ms", otherwiseMs, 5, MAX_GAP_MS));
  }
}
