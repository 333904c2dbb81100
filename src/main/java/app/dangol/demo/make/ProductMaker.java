package app.dangol.demo.make;

import app.dangol.demo.DemoFiles;
import app.dangol.demo.DemoProduct;
import app.dangol.id.Gtin;
import app.dangol.id.LocalText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes the shop's range from the lines: best sellers first, by the number of invoices. */
final class ProductMaker {
  /** Won for one pound sterling; stated in the file's head. */
  static final int WON_PER_POUND = 1_800;

  private static final int WON_STEP = 100;
  private static final String FALLBACK = "box";

  private final Wording wording;
  private final KeywordRules categories;
  private final Colours colours;
  private final KoreanNames names;
  private final ShelfPlan shelves = new ShelfPlan();

  ProductMaker(DemoFiles files) {
    this.wording = Wording.read(files);
    this.categories =
        KeywordRules.read(files, "category_rules.tsv", List.of("category", "words"), 0);
    this.colours = Colours.read(files);
    this.names = KoreanNames.read(files);
  }

  /** What the lines say of one stock code. */
  private static final class Seen {
    final Map<String, Integer> descriptions = new TreeMap<>();
    final List<Integer> mills = new ArrayList<>();
    final Set<String> invoices = new HashSet<>();
  }

  List<DemoProduct> make(List<SourceLine> lines) {
    Map<String, Seen> byCode = new TreeMap<>();
    for (SourceLine line : lines) {
      if (line.cancelled()) {
        continue;
      }
      Seen seen = byCode.computeIfAbsent(line.code(), code -> new Seen());
      seen.descriptions.merge(line.description(), 1, Integer::sum);
      seen.invoices.add(line.invoice());
      if (line.mills() > 0) {
        seen.mills.add(line.mills());
      }
    }
    return byCode.entrySet().stream()
        .filter(entry -> !entry.getValue().mills.isEmpty())
        .map(entry -> product(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingInt(DemoProduct::invoices)
                .reversed()
                .thenComparing(DemoProduct::sku))
        .toList();
  }

  private DemoProduct product(String code, Seen seen) {
    String en = wording.sentence(mostFrequent(seen.descriptions));
    String category =
        names
            .find(code)
            .map(KoreanNames.Named::category)
            .filter(override -> !override.isEmpty())
            .or(() -> categories.find(en))
            .orElse(FALLBACK);
    int pence = Math.max(1, Math.round(median(seen.mills) / 10f));
    return new DemoProduct(
        code,
        new LocalText(names.find(code).map(KoreanNames.Named::ko).orElse(""), en),
        category,
        colours.hexFor(code, en),
        gtin(code),
        shelves.shelfFor(category, code),
        pence,
        won(pence),
        seen.invoices.size());
  }

  private static String mostFrequent(Map<String, Integer> descriptions) {
    // The map is sorted, so the first of equally frequent ones is always the same.
    return descriptions.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.<String, Integer>comparingByKey().reversed()))
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  private static int median(List<Integer> values) {
    List<Integer> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  static int won(int pence) {
    int exact = pence * WON_PER_POUND / 100;
    return Math.max(WON_STEP, (exact + WON_STEP / 2) / WON_STEP * WON_STEP);
  }

  /**
   * Prefix 20 of the in-store range, then the code's digits and letters as numbers, so that it is
   * unique.
   */
  static String gtin(String code) {
    StringBuilder digits = new StringBuilder("200").append(code, 0, 5);
    for (int i = 5; i < 7; i++) {
      int letter = i < code.length() ? code.charAt(i) - 'A' + 1 : 0;
      digits.append(letter / 10).append(letter % 10);
    }
    return digits.append(Gtin.checkDigit(digits.toString())).toString();
  }
}
