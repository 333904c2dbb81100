package app.dangol.device;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of one {@code driver.properties}. Every key may be left out but {@code framing};
 * all problems are reported together. For one use.
 */
final class DriverProfileReader {
  private static final List<Integer> BAUD_RATES =
      List.of(
          300, 600, 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600);
  private static final int MAX_GAP_MS = 60_000;

  private final String model;
  private final String file;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Set<String> known = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  DriverProfileReader(String model, String file) {
    this.model = model;
    this.file = file;
  }

  DriverProfile read(String content) {
    load(content);
    String name = text("name", model);
    // The one framing so far; it must be named all the same, so that a later one is never a guess.
    word("framing", null, List.of("line"));
    Framing.Suffix suffix = choice("suffix", Framing.Suffix.ANY);
    int maxLength = number("max-length", 512, 1, 65_536);
    int gapMs = number("gap-ms", suffix == Framing.Suffix.NONE ? 50 : 1000, 5, MAX_GAP_MS);
    SerialSettings serial =
        new SerialSettings(
            oneOf("baud", 9600, BAUD_RATES),
            oneOf("data-bits", 8, List.of(7, 8)),
            choice("parity", SerialSettings.Parity.NONE),
            oneOf("stop-bits", 1, List.of(1, 2)) == 1
                ? SerialSettings.StopBits.ONE
                : SerialSettings.StopBits.TWO);
    AimMode aim = choice("aim", AimMode.OPTIONAL);
    int duplicateMs = number("duplicate-window-ms", 1000, 0, MAX_GAP_MS);
    findUnknownKeys();
    if (!problems.isEmpty()) {
      throw new DangolException(ErrorCode.DRV_01, file + ": " + String.join("; ", problems));
    }
    Framing framing = new Framing.Line(suffix, maxLength, Duration.ofMillis(gapMs));
    return new DriverProfile(model, name, framing, serial, aim, Duration.ofMillis(duplicateMs));
  }

  private void load(String content) {
    Properties properties =
        new Properties() {
          private static final long serialVersionUID = 1L;

          @Override
          public synchronized @Nullable Object put(Object key, Object value) {
            if (values.put((String) key, ((String) value).strip()) != null) {
              problems.add("key '" + key + "' is given twice");
            }
            return null;
          }
        };
    try {
      properties.load(new StringReader(content));
    } catch (IOException | IllegalArgumentException e) {
      throw new DangolException(ErrorCode.DRV_01, file + " is not a properties file", e);
    }
  }

  private void findUnknownKeys() {
    values.forEach((key, value) -> {
      if (!known.contains(key)) {
        problems.add("unknown key '" + key + "' = '" + value + "'; known are " + known);
      }
    });
  }

  private String text(String key, String otherwise) {
    known.add(key);
    return values.getOrDefault(key, otherwise);
  }

  /** One of the words; without a default the key must be there. */
  private String word(String key, @Nullable String otherwise, List<String> words) {
    known.add(key);
    String value = values.get(key);
    if (value == null) {
      if (otherwise == null) {
        problems.add("key '" + key + "' is missing; it must be one of " + words);
      }
      return otherwise == null ? "" : otherwise;
    }
    if (!words.contains(value)) {
      problems.add("key '" + key + "' = '" + value + "' must be one of " + words);
    }
    return value;
  }

  private <E extends Enum<E>> E choice(String key, E otherwise) {
    Map<String, E> byWord =
        Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
            .collect(
                Collectors.toMap(
                    constant -> constant.name().toLowerCase(Locale.ROOT),
                    constant -> constant,
                    (one, other) -> one,
                    LinkedHashMap::new));
    String word =
        word(key, otherwise.name().toLowerCase(Locale.ROOT), List.copyOf(byWord.keySet()));
    return byWord.getOrDefault(word, otherwise);
  }

  private int oneOf(String key, int otherwise, List<Integer> allowed) {
    List<String> words = allowed.stream().map(String::valueOf).toList();
    String word = word(key, String.valueOf(otherwise), words);
    return words.contains(word) ? Integer.parseInt(word) : otherwise;
  }

  private int number(String key, int otherwise, int least, int most) {
    known.add(key);
    String value = values.get(key);
    if (value == null) {
      return otherwise;
    }
    // At most nine digits, so that parseInt cannot overflow.
    int number = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
    if (number < least || number > most) {
      problems.add(
          "key '" + key + "' = '" + value + "' must be a whole number " + least + " to " + most);
      return otherwise;
    }
    return number;
  }
}
