package app.dangol.launch;

import app.dangol.config.HubRules;
import app.dangol.hub.Hub;
import app.dangol.hub.stock.StockRules;
import app.dangol.hub.stock.StockRules.Neighbours;
import app.dangol.hub.stock.StockRules.Safety;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Puts what IT decided in the hub's configuration into the hub. */
final class HubRulesSetup {
  private HubRulesSetup() {}

  /** Changes what differs from what the hub has; may block for long where stock is shown anew. */
  static void apply(HubRules rules, Hub hub) {
    hub.changeStockRules(stock(rules));
    hub.changeHistoryMonths(rules.historyMonths());
    hub.changeSuggestionMonths(rules.suggestionMonths());
    hub.changeCardSystem(rules.oneCardSystem());
  }

  /** The first rule that fits counts, so the most special ones stand first. */
  static StockRules stock(HubRules rules) {
    List<Safety> safety = new ArrayList<>();
    add(safety, rules.safetyOfSkus(), (sku, pieces) -> new Safety(pieces, null, null, sku));
    add(
        safety,
        rules.safetyOfCategories(),
        (category, pieces) -> new Safety(pieces, null, category, null));
    add(safety, rules.safetyOfStores(), (store, pieces) -> new Safety(pieces, store, null, null));
    if (rules.safety() > 0) {
      safety.add(new Safety(rules.safety(), null, null, null));
    }
    List<Neighbours> neighbours = new ArrayList<>();
    // In an order of their own, so that the same file makes the same record.
    new TreeMap<>(rules.neighbours())
        .forEach((store, near) -> neighbours.add(new Neighbours(store, near)));
    return new StockRules(safety, neighbours);
  }

  private static void add(
      List<Safety> safety, Map<String, Integer> pieces, BiFunction<String, Integer, Safety> rule) {
    new TreeMap<>(pieces).forEach((name, count) -> safety.add(rule.apply(name, count)));
  }
}
