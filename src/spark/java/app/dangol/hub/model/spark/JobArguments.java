package app.dangol.hub.model.spark;

import app.dangol.hub.model.count.Recipe;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the job is asked for, as {@code --name value}. Read by hand: on a cluster there is no
 * library for it but what is sent along.
 */
final class JobArguments {
  private static final Set<String> NAMES =
      Set.of(
          "lines",
          "format",
          "table",
          "where",
          "customer",
          "day",
          "basket",
          "sku",
          "zone",
          "out",
          "history-decay",
          "target-decay",
          "targets");

  private final Map<String, String> values;

  private JobArguments(Map<String, String> values) {
    this.values = values;
  }

  /** Throws {@link IllegalArgumentException} in words. */
  static JobArguments parse(String... words) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      String name = words[i].startsWith("--") ? words[i].substring(2) : "";
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException("there is no option " + words[i]);
      }
      if (i + 1 == words.length) {
        throw new IllegalArgumentException("--" + name + " has no value");
      }
      if (values.put(name, words[i + 1]) != null) {
        throw new IllegalArgumentException("--" + name + " stands twice");
      }
    }
    return new JobArguments(new TreeMap<>(values));
  }

  String must(String name) {
    @Nullable String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  String or(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  ZoneId zone() {
    return ZoneId.of(or("zone", "UTC"));
  }

  Recipe recipe() {
    Recipe standard = Recipe.STANDARD;
    return new Recipe(
        Double.parseDouble(or("history-decay", Double.toString(standard.historyDecay()))),
        Double.parseDouble(or("target-decay", Double.toString(standard.targetDecay()))),
        Integer.parseInt(or("targets", Integer.toString(standard.targets()))));
  }
}
