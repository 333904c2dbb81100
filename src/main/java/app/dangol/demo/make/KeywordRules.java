package app.dangol.demo.make;

import app.dangol.demo.DemoFiles;
import app.dangol.demo.TsvReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An ordered list of words and what they stand for; the first line that has one wins. */
final class KeywordRules {
  private record Rule(String result, Pattern words) {}

  private final List<Rule> rules;

  private KeywordRules(List<Rule> rules) {
    this.rules = rules;
  }

  /**
   * Reads a file whose last column holds the words, parted by bars, and whose given column holds
   * the result.
   */
  static KeywordRules read(DemoFiles files, String name, List<String> columns, int resultColumn) {
    return new KeywordRules(
        TsvReader.read(
                files,
                name,
                columns,
                row -> new Rule(row.text(resultColumn), compile(row.text(columns.size() - 1))))
            .stream()
            .filter(rule -> !rule.words().pattern().isEmpty())
            .toList());
  }

  private static Pattern compile(String words) {
    if (words.isEmpty()) {
      return Pattern.compile("");
    }
    StringBuilder any = new StringBuilder();
    for (String word : words.split("\\|", -1)) {
      any.append(any.isEmpty() ? "" : "|").append(Pattern.quote(word));
    }
    return Pattern.compile("(?<![a-z0-9])(?:" + any + ")s?(?![a-z0-9])");
  }

  Optional<String> find(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return rules.stream()
        .filter(rule -> rule.words().matcher(lower).find())
        .map(Rule::result)
        .findFirst();
  }
}
