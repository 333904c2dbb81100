package app.dangol.device;

import app.dangol.device.camera.CodeFormats;
import app.dangol.device.camera.CommandWords;
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
  private static final int MAX_SIDE = 4096;
  private static final int MAX_RATE = 120;
  private static final List<String> WORDS =
      List.of("line", "stx-etx", "ssi", "rdm6300", "pn532-hsu", "wedge", "camera");
  private static final int MAX_GAP_MS = 60_000;
  private static final int MAX_LENGTH = 65_536;
  private static final int MAX_PREFIX = 16;

  /** Each key looks at all before it, so that a code of keys has a shorter limit. */
  private static final int MAX_KEYS = 4096;

  private static final String NO_KEY = "none";
  private static final List<String> SEPARATOR_KEYS =
      Stream.concat(Stream.of(NO_KEY), IntStream.rangeClosed(1, 24).mapToObj(i -> "f" + i))
          .toList();

  private FramingReader() {}

  /** A framing; a poor one where a problem has been noted in the keys. */
  static Framing read(DriverKeys keys) {
    // It must be named even where one is the usual, so that a later one is never a guess.
    return switch (keys.word("framing", null, WORDS)) {
      case "camera" -> camera(keys);
      case "wedge" -> new Framing.Wedge(wedge(keys));
      case "stx-etx" ->
          new Framing.StxEtx(
              keys.choice("lrc", Framing.Lrc.NONE), length(keys, 512), gap(keys, 1000));
      case "ssi" ->
          // The interface's own limit between two bytes of a packet is 200 ms.
          new Framing.Ssi(
              keys.choice("acknowledge", Framing.Acknowledge.ACK_NAK),
              length(keys, 8192),
              gap(keys, 200));
      case "rdm6300" -> new Framing.Rdm6300(gap(keys, 200));
      case "pn532-hsu" -> pn532(keys);
      default -> line(keys);
    };
  }

  private static Framing.Line line(DriverKeys keys) {
    Framing.Suffix suffix = keys.choice("suffix", Framing.Suffix.ANY);
    return new Framing.Line(
        suffix,
        length(keys, 512),
        gap(keys, suffix == Framing.Suffix.NONE ? 50 : 1000),
        keys.bytes("prefix", MAX_PREFIX),
        keys.choice("acknowledge", Framing.Acknowledge.NONE),
        keys.choice("content", Framing.LineContent.CODE));
  }

  private static int length(DriverKeys keys, int otherwise) {
    return keys.number("max-length", otherwise, 1, MAX_LENGTH);
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

  private static Framing.Pn532 pn532(DriverKeys keys) {
    Duration pollInterval = Duration.ofMillis(keys.number("poll-ms", 150, 20, 10_000));
    return new Framing.Pn532(pollInterval, gap(keys, 100));
  }

  private static Framing.Camera camera(DriverKeys keys) {
    return new Framing.Camera(
        CommandWords.split(keys.needed("command")),
        keys.number("width", 1280, 64, MAX_SIDE),
        keys.number("height", 720, 64, MAX_SIDE),
        keys.number("rate", 15, 1, MAX_RATE),
        keys.choice("formats", CodeFormats.LOYALTY),
        gap(keys, 5000));
  }

  private static Duration gap(DriverKeys keys, int otherwiseMs) {
    return Duration.ofMillis(keys.number("gap-ms", otherwiseMs, 5, MAX_GAP_MS));
  }
}
