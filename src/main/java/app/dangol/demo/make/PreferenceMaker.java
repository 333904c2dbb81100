package app.dangol.demo.make;

import app.dangol.demo.DemoPreference;
import app.dangol.demo.DemoProduct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Guesses what a customer may have said about their taste, so that it never contradicts what they
 * bought: likings from what is frequent, avoidances from what is absent.
 */
final class PreferenceMaker {
  private static final String ANY = "any";
  private static final double OFTEN = 0.12;

  private final List<DemoPreference> known;
  private final List<String> categories;
  private final List<String> colours;

  PreferenceMaker(List<DemoPreference> known, List<DemoProduct> products, Colours colours) {
    this.known = known;
    this.categories = products.stream().map(product -> "category:" + product.category()).toList();
    this.colours =
        products.stream().map(product -> "colour:" + colours.keyOf(product.colour())).toList();
  }

  /** Keys, an avoidance first; none at all for about a third unless some are wanted. */
  List<String> make(Dice dice, Life life, boolean wanted) {
    if (!wanted && dice.chance(0.35)) {
      return List.of();
    }
    Map<String, Integer> lines = new HashMap<>();
    life.timesBought()
        .forEach((product, times) -> {
          lines.merge(categories.get(product), times, Integer::sum);
          lines.merge(colours.get(product), times, Integer::sum);
        });
    List<String> told = new ArrayList<>();
    if (wanted || dice.chance(0.3)) {
      addOne(dice, told, fitting("avoids", lines, life.lines()));
    }
    addOne(dice, told, fitting("likes", lines, life.lines()));
    if (dice.chance(wanted ? 1 : 0.2)) {
      addOne(dice, told, fitting(dice.chance(0.5) ? "likes" : "size", lines, life.lines()));
    }
    return told;
  }

  private List<DemoPreference> fitting(String kind, Map<String, Integer> lines, int all) {
    return known.stream()
        .filter(preference -> preference.kind().equals(kind))
        .filter(preference -> fits(preference, lines.getOrDefault(preference.on(), 0), all))
        .toList();
  }

  private static boolean fits(DemoPreference preference, int lines, int all) {
    if (preference.on().equals(ANY)) {
      return true;
    }
    return preference.kind().equals("avoids") ? lines == 0 : lines >= Math.max(1, OFTEN * all);
  }

  private static void addOne(Dice dice, List<String> told, List<DemoPreference> choices) {
    if (!choices.isEmpty()) {
      String key = dice.oneOf(choices).key();
      if (!told.contains(key)) {
        told.add(key);
      }
    }
  }
}
