package app.dangol.demo.make;

import app.dangol.demo.DemoFiles;
import app.dangol.demo.TsvReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gives each product its main colour: by a word in its description, else by its stock code. */
final class Colours {
  private static final String FILE = "colours.tsv";
  private static final List<String> COLUMNS = List.of("key", "hex", "words");

  private final KeywordRules words;
  private final List<String> others;
  private final Map<String, String> keyOfHex;

  private Colours(KeywordRules words, List<String> others, Map<String, String> keyOfHex) {
    this.words = words;
    this.others = others;
    this.keyOfHex = keyOfHex;
  }

  static Colours read(DemoFiles files) {
    List<List<String>> rows =
        TsvReader.read(files, FILE, COLUMNS, row -> List.of(row.text(0), row.text(1), row.text(2)));
    return new Colours(
        KeywordRules.read(files, FILE, COLUMNS, 1),
        rows.stream().filter(row -> row.get(2).isEmpty()).map(row -> row.get(1)).toList(),
        rows.stream()
            .collect(Collectors.toMap(row -> row.get(1), List::getFirst, (first, again) -> first)));
  }

  /** {@code #RRGGBB}. */
  String hexFor(String code, String description) {
    return words
        .find(description)
        .orElseGet(() -> others.get(Math.floorMod(code.hashCode() * 31, others.size())));
  }

  /** The colour's name in the file, such as {@code red}. */
  String keyOf(String hex) {
    return keyOfHex.getOrDefault(hex, "");
  }
}
