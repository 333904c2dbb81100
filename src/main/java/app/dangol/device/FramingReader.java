package app.dangol.device;

import app.dangol.device.wedge.Key;
import app.dangol.device.wedge.WedgeSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads how a device frames its data: the key {@code framing}, and those that belong to it. */
final class FramingReader {
  private static final List<String> WORDS = List.of("line", "wedge");
  private static final int MAX_GAP_MS = 60_000;
  private static final int MAX_LENGTH = 65_536;

  /** Each key looks at all before it, so that a code of keys has a shorter limit. */
  private static final int MAX_KEYS = 4096;

  private static final String NO_KEY = "none";
  private static final List<String> SEPARATOR_KEYS =
      Stream.concat(Stream.of(NO_KEY), IntStream.rangeClosed(1, 24).mapToObj(i -> "f" + i))
          .toList();

  private FramingReader() {}

  /** A framing; a poor one where a problem has been noted in the keys. */
  static Framing read(DriverKeys keys) {
    // It must be named even where there is but one, so that a later one is never a guess.
    return switch (keys.word("framing", null, WORDS)) {
      case "wedge" -> new Framing.Wedge(wedge(keys));
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

  private static WedgeSettings wedge(DriverKeys keys) {
    WedgeSettings usual = WedgeSettings.USUAL;
    return new WedgeSettings(
        keys.choice("suffix", usual.suffix()),
        Duration.ofMillis(keys.number("gap-ms", (int) usual.maxGap().toMillis(), 5, 200)),
        keys.number("min-length", usual.minLength(), 4, 64),
        keys.number("max-length", usual.maxLength(), 4, MAX_KEYS),
        keys.text("prefix", ""),
        Optional.of(keys.word("separator-key", NO_KEY, SEPARATOR_KEYS))
            .filter(SEPARATOR_KEYS.subList(1, SEPARATOR_KEYS.size())::contains)
            .map(word -> Key.valueOf(word.toUpperCase(Locale.ROOT))));
  }

  private static Duration gap(DriverKeys keys, int otherwiseMs) {
    return Duration.ofMillis(keys.number("gap-ms", otherwiseMs, 5, MAX_GAP_MS));
  }
}
