package app.dangol.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The lines of one configuration file: {@code key = value}, {@code #} comments, UTF-8. Keeps the
 * line of each key, so that a problem can name it, and which keys were asked for, so that the rest
 * can be reported as unknown.
 */
final class Settings {
  private static final int MAX_BYTES = 64 * 1024;
  private static final int SHOWN = 60;

  /** A value and where it stands. */
  private record Entry(String value, int line) {}

  private final Path file;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();
  private final Set<String> reported = new TreeSet<>();
  private final List<Problem> problems;

  private Settings(Path file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Reads the file; what is wrong is added to {@code problems}. */
  static Settings read(Path file, List<Problem> problems) {
    Settings settings = new Settings(file, problems);
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      settings.problem(0, "", "", Problem.Kind.UNREADABLE, e.getClass().getSimpleName());
      return settings;
    }
    return parse(file, bytes, problems);
  }

  /**
   * As {@link #read}, of what a file holds; one byte more than allowed is enough of a large one.
   */
  static Settings parse(Path file, byte[] bytes, List<Problem> problems) {
    Settings settings = new Settings(file, problems);
    if (bytes.length > MAX_BYTES) {
      settings.problem(0, "", "", Problem.Kind.TOO_LARGE, "at most " + MAX_BYTES + " bytes");
      return settings;
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      settings.problem(0, "", "", Problem.Kind.NOT_TEXT, "save it as UTF-8");
      return settings;
    }
    settings.takeLines(text.startsWith("\uFEFF") ? text.substring(1) : text);
    return settings;
  }

  private void takeLines(String text) {
    int number = 0;
    for (String raw : text.split("\\R", -1)) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      if (equals <= 0) {
        problem(number, "", line, Problem.Kind.NOT_A_SETTING, "");
        continue;
      }
      String key = line.substring(0, equals).strip();
      Entry entry = new Entry(line.substring(equals + 1).strip(), number);
      Entry before = entries.putIfAbsent(key, entry);
      if (before != null) {
        problem(number, key, entry.value, Problem.Kind.TWICE, "first in line " + before.line);
      }
    }
  }

  boolean isReadable() {
    return problems.stream()
        .noneMatch(p ->
            p.file().equals(file)
                && (p.kind() == Problem.Kind.UNREADABLE
                    || p.kind() == Problem.Kind.TOO_LARGE
                    || p.kind() == Problem.Kind.NOT_TEXT));
  }

  /** The value, or the default where the key does not stand or is empty. */
  String text(String key, String defaultValue) {
    asked.add(key);
    Entry entry = entries.get(key);
    return entry == null || entry.value.isEmpty() ? defaultValue : entry.value;
  }

  /** The value of a key that must be there; the default stands in after the problem is noted. */
  String required(String key, String standIn) {
    asked.add(key);
    Entry entry = entries.get(key);
    if (entry == null || entry.value.isEmpty()) {
      problem(entry == null ? 0 : entry.line, key, "", Problem.Kind.MISSING, "");
      return standIn;
    }
    return entry.value;
  }

  /** A value that must parse; {@code allowed} says in words what may stand there. */
  <T> T parsed(String key, T defaultValue, Function<String, T> parser, String allowed) {
    String text = text(key, "");
    if (text.isEmpty()) {
      if (entries.containsKey(key)) {
        bad(key, "allowed: " + allowed);
      }
      return defaultValue;
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      bad(key, "allowed: " + allowed);
      return defaultValue;
    }
  }

  /** As {@link #parsed(String, Object, Function, String)}. */
  <T> T parsed(String key, T defaultValue, Form<T> form) {
    return parsed(key, defaultValue, form.parser(), form.allowed());
  }

  /** A value that must parse if it is there. */
  <T> Optional<T> found(String key, Form<T> form) {
    return parsed(
        key, Optional.empty(), text -> Optional.of(form.parser().apply(text)), form.allowed());
  }

  /** All keys under a prefix, by what follows it, with what stands behind them. */
  <T> Map<String, T> named(String prefix, Form<T> form) {
    Map<String, T> found = new TreeMap<>();
    for (String name : namesUnder(prefix)) {
      found(prefix + name, form).ifPresent(value -> found.put(name, value));
    }
    return found;
  }

  /** The parts between a prefix and what follows, such as the names in {@code scanner.<name>.…}. */
  Set<String> namesUnder(String prefix) {
    Set<String> names = new TreeSet<>();
    for (String key : entries.keySet()) {
      if (key.startsWith(prefix) && key.length() > prefix.length()) {
        String rest = key.substring(prefix.length());
        int dot = rest.indexOf('.');
        names.add(dot < 0 ? rest : rest.substring(0, dot));
      }
    }
    return names;
  }

  /** Notes that the value of a key is not allowed. */
  void bad(String key, String hint) {
    Entry entry = entries.get(key);
    problem(
        entry == null ? 0 : entry.line,
        key,
        entry == null ? "" : entry.value,
        Problem.Kind.BAD_VALUE,
        hint);
  }

  /** Notes that key and every one below it as unknown, for one reason. */
  void reportUnknownUnder(String start, String hint) {
    entries.forEach((key, entry) -> {
      if ((key.equals(start) || key.startsWith(start + ".")) && reported.add(key)) {
        problem(entry.line, key, entry.value, Problem.Kind.UNKNOWN_KEY, hint);
      }
    });
  }

  /** Every key that was asked for, whether it is there or not. */
  Set<String> asked() {
    return Set.copyOf(asked);
  }

  /** Notes every other key that nobody asked for, with the nearest one that exists. */
  void reportUnknown(Set<String> otherKeys) {
    entries.forEach((key, entry) -> {
      if (!asked.contains(key) && reported.add(key)) {
        Set<String> all = new TreeSet<>(asked);
        all.addAll(otherKeys);
        problem(entry.line, key, entry.value, Problem.Kind.UNKNOWN_KEY, Nearest.hint(key, all));
      }
    });
  }

  private void problem(int line, String key, String value, Problem.Kind kind, String hint) {
    String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    problems.add(new Problem(file, line, key, shown, kind, hint));
  }
}
