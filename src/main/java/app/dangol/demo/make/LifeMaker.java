package app.dangol.demo.make;

import app.dangol.demo.DemoProduct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the lines into invoices and the invoices into lives; who never bought is left out. */
final class LifeMaker {
  private LifeMaker() {}

  /** In the order of the data set's customer numbers. */
  static List<Life> make(List<SourceLine> lines, List<DemoProduct> products) {
    Map<String, Integer> indexOfCode = new HashMap<>();
    for (int i = 0; i < products.size(); i++) {
      indexOfCode.put(products.get(i).sku(), i);
    }
    Map<Integer, Map<String, Life.Visit>> byCustomer = new TreeMap<>();
    for (SourceLine line : lines) {
      Integer product = indexOfCode.get(line.code());
      if (product != null) {
        add(byCustomer.computeIfAbsent(line.customer(), c -> new TreeMap<>()), line, product);
      }
    }
    List<Life> lives = new ArrayList<>();
    byCustomer.forEach((customer, visits) -> {
      Life life = new Life(customer, inOrder(visits));
      if (!life.purchases().isEmpty()) {
        lives.add(life);
      }
    });
    return lives;
  }

  /** Lines of one product are added up; an invoice written over two minutes counts as the first. */
  private static void add(Map<String, Life.Visit> visits, SourceLine line, int product) {
    Life.Visit known = visits.get(line.invoice());
    Map<Integer, Integer> pieces = known == null ? new TreeMap<>() : known.pieces();
    pieces.merge(product, line.quantity(), Integer::sum);
    int minute = known == null ? line.minute() : Math.min(known.minute(), line.minute());
    visits.put(line.invoice(), new Life.Visit(line.invoice(), minute, line.cancelled(), pieces));
  }

  private static List<Life.Visit> inOrder(Map<String, Life.Visit> visits) {
    return visits.values().stream()
        .sorted(Comparator.comparingInt(Life.Visit::minute).thenComparing(Life.Visit::invoice))
        .toList();
  }
}
