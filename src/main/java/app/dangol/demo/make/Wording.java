package app.dangol.demo.make;

import app.dangol.demo.DemoFiles;
import app.dangol.demo.TsvReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sets the data set's upper-case descriptions as a shop would print them: in sentence case. */
final class Wording {
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern SPACE_BEFORE_COMMA = Pattern.compile(" +,");
  private static final Pattern LOOSE_END = Pattern.compile("[ .,]+$");
  private static final Pattern SET_OF = Pattern.compile("\\b(?:set/|s/)(\\d)");
  private static final Pattern GLUED_OF = Pattern.compile("\\bof(\\d)");
  private static final Pattern WORD = Pattern.compile("[\\p{L}'+]+");

  private final Map<String, String> written;

  private Wording(Map<String, String> written) {
    this.written = written;
  }

  /** Reads {@code wording.tsv}: the words that keep a form of their own. */
  static Wording read(DemoFiles files) {
    return new Wording(
        TsvReader.read(
                files,
                "wording.tsv",
                List.of("word", "written"),
                row -> Map.entry(row.text(0), row.text(1)))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  String sentence(String description) {
    String text = SPACES.matcher(description.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    text = SPACE_BEFORE_COMMA.matcher(text).replaceAll(",");
    text = SET_OF.matcher(text).replaceAll("set of $1");
    text = GLUED_OF.matcher(text).replaceAll("of $1");
    text = LOOSE_END.matcher(text).replaceAll("");
    text =
        WORD.matcher(text)
            .replaceAll(match ->
                Matcher.quoteReplacement(written.getOrDefault(match.group(), match.group())));
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
