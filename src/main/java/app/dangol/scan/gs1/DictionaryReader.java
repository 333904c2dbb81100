package app.dangol.scan.gs1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the dictionary as its own head describes it: {@code AIs [Flags] Specification [Attributes]
 * [# Title]}. A word that it does not know stops the program's build, not a scan: the dictionary is
 * a part of the program and a test reads it.
 */
final class DictionaryReader {
  private static final String RESOURCE = "gs1-syntax-dictionary.txt";
  private static final Pattern COMPONENT =
      Pattern.compile("(\\[)?([NXYZ])(\\.\\.)?([0-9]+)]?((?:,[a-z0-9]+)*)");
  private static final Pattern FLAGS = Pattern.compile("[^\\p{Alnum}\\[]+");
  private static final Map<String, String> CHARACTER_SETS =
      Map.of("N", "csetnumeric", "X", "cset82", "Y", "cset39", "Z", "cset64");

  /**
   * Delivery not before, not after: 9999 where only the day counts (General Specifications §3.8).
   */
  private static final Set<String> TIME_MAY_BE_OPEN = Set.of("4324", "4325");

  private static final String OPEN_TIME = "9999";
  private static final String TIME = "hhmi";

  private final Linters linters;

  DictionaryReader(Linters linters) {
    this.linters = linters;
  }

  Dictionary read() {
    List<ApplicationIdentifier> identifiers = new ArrayList<>();
    CodeLists.readLines(RESOURCE).forEach(line -> identifiers.addAll(readLine(line)));
    return new Dictionary(identifiers);
  }

  private List<ApplicationIdentifier> readLine(String line) {
    int titleAt = line.indexOf('#');
    String title = titleAt < 0 ? "" : line.substring(titleAt + 1).strip();
    String rules = titleAt < 0 ? line : line.substring(0, titleAt);
    List<String> words = new ArrayList<>(List.of(rules.strip().split("\\s+", -1)));
    String range = words.removeFirst();
    String flags = FLAGS.matcher(words.getFirst()).matches() ? words.removeFirst() : "";
    List<String> all = listRange(range);
    ApplicationIdentifier first = read(all.getFirst(), flags, words, title);
    return all.stream().map(first::withAi).toList();
  }

  private static List<String> listRange(String range) {
    int dash = range.indexOf('-');
    if (dash < 0) {
      return List.of(range);
    }
    List<String> listed = new ArrayList<>();
    int last = Integer.parseInt(range.substring(dash + 1));
    for (int ai = Integer.parseInt(range.substring(0, dash)); ai <= last; ai++) {
      listed.add(String.valueOf(ai));
    }
    return listed;
  }

  private ApplicationIdentifier read(String ai, String flags, List<String> words, String title) {
    List<Component> components = new ArrayList<>();
    List<List<List<String>>> requires = new ArrayList<>();
    List<String> excludes = new ArrayList<>();
    List<List<String>> qualifiers = new ArrayList<>();
    for (String word : words) {
      Matcher component = COMPONENT.matcher(word);
      if (component.matches()) {
        components.add(component(ai, component));
      } else if (word.startsWith("req=")) {
        requires.add(split(after(word), ",").stream().map(group -> split(group, "+")).toList());
      } else if (word.startsWith("ex=")) {
        excludes.addAll(split(after(word), ","));
      } else if (word.equals("dlpkey")) {
        qualifiers.add(List.of());
      } else if (word.startsWith("dlpkey=")) {
        split(after(word), "|").forEach(order -> qualifiers.add(split(order, ",")));
      } else {
        throw new IllegalStateException("AI " + ai + ": '" + word + "'");
      }
    }
    return new ApplicationIdentifier(
        ai,
        flags.contains("*"),
        flags.contains("?"),
        components,
        requires,
        excludes,
        qualifiers,
        title);
  }

  private Component component(String ai, Matcher word) {
    int max = Integer.parseInt(word.group(4));
    List<String> names =
        Arrays.stream(word.group(5).split(",", -1)).filter(name -> !name.isEmpty()).toList();
    return new Component(
        linters.get(CHARACTER_SETS.getOrDefault(word.group(2), "")),
        word.group(3) == null ? max : 1,
        max,
        word.group(1) != null,
        names,
        names.stream().map(name -> linter(ai, name)).toList());
  }

  private Linter linter(String ai, String name) {
    Linter linter = linters.get(name);
    return name.equals(TIME) && TIME_MAY_BE_OPEN.contains(ai)
        ? data -> data.equals(OPEN_TIME) ? Optional.empty() : linter.check(data)
        : linter;
  }

  private static String after(String word) {
    return word.substring(word.indexOf('=') + 1);
  }

  private static List<String> split(String text, String separator) {
    return List.of(text.split(Pattern.quote(separator), -1));
  }
}
