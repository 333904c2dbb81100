package app.dangol.device.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a command line as a driver's file gives it. No shell ever sees it. */
public final class CommandWords {
  /** Between blanks; double quotes keep blanks inside a word. */
  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

  private CommandWords() {}

  /** The words, without the quotes; none for a blank line. */
  public static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group().replace("\"", ""));
    }
    return List.copyOf(words);
  }

  /**
   * The words with what stands in braces filled in; a value stays one word, blanks and all.
   *
   * @param values by name, without the braces
   */
  static List<String> filled(List<String> words, Map<String, String> values) {
    return words.stream().map(word -> filled(word, values)).toList();
  }

  private static String filled(String word, Map<String, String> values) {
    String result = word;
    for (Map.Entry<String, String> value : values.entrySet()) {
      result = result.replace("{" + value.getKey() + "}", value.getValue());
    }
    return result;
  }
}
