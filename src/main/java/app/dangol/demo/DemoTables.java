package app.dangol.demo;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.LocalText;
import app.dangol.wire.Entity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rows of all files, held against each other once they are read.
 *
 * @param people whose cards lie in the tray: rows of {@code customers} by the card's key
 */
record DemoTables(
    List<DemoProduct> products,
    List<DemoStore> stores,
    List<DemoCustomer> customers,
    List<DemoBasket> baskets,
    List<DemoOnline> online,
    List<DemoStock> stock,
    Map<String, DemoPreference> preferences,
    DemoExtras extras,
    Map<String, Integer> people) {

  static DemoTables read(DemoFiles files) {
    List<DemoCustomer> customers =
        TsvReader.read(files, DemoCustomer.FILE, DemoCustomer.COLUMNS, DemoCustomer::parse);
    DemoTables tables =
        new DemoTables(
            TsvReader.read(files, DemoProduct.FILE, DemoProduct.COLUMNS, DemoProduct::parse),
            DemoStore.list(files),
            customers,
            readBaskets(files),
            TsvReader.read(files, DemoOnline.FILE, DemoOnline.COLUMNS, DemoOnline::parse),
            TsvReader.read(files, DemoStock.FILE, DemoStock.COLUMNS, DemoStock::parse),
            DemoPreference.list(files).stream()
                .collect(Collectors.toMap(DemoPreference::key, Function.identity())),
            DemoExtras.read(files),
            people(DemoCards.read(files), customers));
    tables.checkIndices();
    return tables;
  }

  private static List<DemoBasket> readBaskets(DemoFiles files) {
    int[] minute = {0};
    return TsvReader.read(
        files,
        DemoBasket.FILE,
        DemoBasket.COLUMNS,
        row -> {
          DemoBasket basket = DemoBasket.parse(row, minute[0]);
          minute[0] = basket.minute();
          return basket;
        });
  }

  private static Map<String, Integer> people(DemoCards cards, List<DemoCustomer> customers) {
    Map<String, Integer> byNumber = new HashMap<>();
    for (int i = 0; i < customers.size(); i++) {
      byNumber.put(customers.get(i).card(), i);
    }
    Map<String, Integer> people = new HashMap<>();
    for (DemoCard card : cards.list()) {
      Integer index = byNumber.get(card.content());
      if (index != null) {
        people.put(card.key(), index);
      }
    }
    return people;
  }

  Entity.Preference preference(String key) {
    DemoPreference known = preferences.get(key);
    if (known == null) {
      throw damaged(DemoCustomer.FILE, "names a preference that is not there");
    }
    return new Entity.Preference(known.kind(), wire(known.text()));
  }

  static Entity.Text wire(LocalText text) {
    return new Entity.Text(text.ko(), text.en());
  }

  private void checkIndices() {
    if (baskets.isEmpty() || stores.isEmpty()) {
      throw damaged(DemoBasket.FILE, "holds nothing");
    }
    for (DemoBasket basket : baskets) {
      check(basket.customer(), customers.size(), DemoBasket.FILE);
      check(basket.place(), stores.size() + 1, DemoBasket.FILE);
      basket.lines().forEach(line -> check(line.product(), products.size(), DemoBasket.FILE));
    }
    for (DemoOnline row : online) {
      check(row.customer(), customers.size(), DemoOnline.FILE);
      row.events().forEach(event -> check(event.product(), products.size(), DemoOnline.FILE));
    }
    for (DemoStock row : stock) {
      check(row.product(), products.size(), DemoStock.FILE);
      if (row.levels().size() != stores.size()) {
        throw damaged(DemoStock.FILE, "has not one level for each store");
      }
    }
    Set<String> homes = stores.stream().map(DemoStore::id).collect(Collectors.toSet());
    Set<String> ids = new HashSet<>();
    for (DemoCustomer customer : customers) {
      if (!ids.add(customer.id())
          || !homes.contains(customer.home())
          || !preferences.keySet().containsAll(customer.preferences())) {
        throw damaged(
            DemoCustomer.FILE,
            String.format(Locale.ROOT, "contradicts itself or another file at row %d", ids.size()));
      }
    }
  }

  private static void check(int index, int size, String file) {
    if (index < 0 || index >= size) {
      throw damaged(file, "points at a row that is not there");
    }
  }

  static DangolException damaged(String file, String what) {
    return new DangolException(ErrorCode.DEMO_01, file + " " + what);
  }
}
