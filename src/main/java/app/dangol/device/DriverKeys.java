package app.dangol.device;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
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
 * The keys of one {@code driver.properties}. Asking for a key makes it known; problems are gathered
 * and thrown together by {@link #finish}. A value that cannot be used is replaced by its default,
 * so that reading goes on to the next problem. For one use.
 */
final class DriverKeys {
  private final String file;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Set<String> known = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * @param file for messages
   * @throws DangolException DRV-01 if the content is no properties file
   */
  DriverKeys(String file, String content) {
    this.file = file;
    load(content);
  }

  /**
   * To be called when all keys have been asked for.
   *
   * @throws DangolException DRV-01 naming every problem, unknown keys included
   */
  void finish() {
    values.forEach((key, value) -> {
      if (!known.contains(key)) {
        problems.add("unknown key '" + key + "' = '" + value + "'; known are " + known);
      }
    });
    if (!problems.isEmpty()) {
      throw new DangolException(ErrorCode.DRV_01, file + ": " + String.join("; ", problems));
    }
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

  /** Any text. */
  String text(String key, String otherwise) {
    known.add(key);
    return values.getOrDefault(key, otherwise);
  }

  /** Any text that is not blank, and must be there. */
  String needed(String key) {
    String value = text(key, "");
    if (value.isEmpty()) {
      problems.add("key '" + key + "' is missing or empty");
    }
    return value;
  }

  /** One of the words; without a default the key must be there. */
  String word(String key, @Nullable String otherwise, List<String> words) {
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

  /** A constant, written in lower case with hyphens. */
  <E extends Enum<E>> E choice(String key, E otherwise) {
    Map<String, E> byWord =
        Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
            .collect(
                Collectors.toMap(
                    DriverKeys::wordOf,
                    constant -> constant,
                    (one, other) -> one,
                    LinkedHashMap::new));
    String word = word(key, wordOf(otherwise), List.copyOf(byWord.keySet()));
    return byWord.getOrDefault(word, otherwise);
  }

  /** One of the numbers. */
  int oneOf(String key, int otherwise, List<Integer> allowed) {
    List<String> words = allowed.stream().map(String::valueOf).toList();
    String word = word(key, String.valueOf(otherwise), words);
    return words.contains(word) ? Integer.parseInt(word) : otherwise;
  }

  /** A whole number within both limits. */
  int number(String key, int otherwise, int least, int most) {
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

  /** Bytes in hexadecimal digits, two a byte; none where the key is missing. */
  Bytes bytes(String key, int most) {
    known.add(key);
    String value = values.getOrDefault(key, "");
    if (!value.matches("([0-9A-Fa-f]{2}){0," + most + "}")) {
      problems.add(
          "key '"
              + key
              + "' = '"
              + value
              + "' must be 0 to "
              + most
              + " bytes in hex, such as 0d0a");
      return Bytes.of(new byte[0]);
    }
    return Bytes.of(HexFormat.of().parseHex(value));
  }

  /** Yes or no. */
  boolean yes(String key, boolean otherwise) {
    return word(key, otherwise ? "yes" : "no", List.of("yes", "no")).equals("yes");
  }

  private static String wordOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
