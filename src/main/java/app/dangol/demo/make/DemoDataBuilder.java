package app.dangol.demo.make;

import app.dangol.demo.DemoBasket;
import app.dangol.demo.DemoCards;
import app.dangol.demo.DemoCustomer;
import app.dangol.demo.DemoExtras;
import app.dangol.demo.DemoFiles;
import app.dangol.demo.DemoOnline;
import app.dangol.demo.DemoPreference;
import app.dangol.demo.DemoProduct;
import app.dangol.demo.DemoStock;
import app.dangol.demo.DemoStore;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Builds the demo shop's files from the Online Retail data set. The same source and seed give the
 * same bytes; the hand-written lists it needs come with the program.
 */
public final class DemoDataBuilder {
  private final DemoFiles lists;

  /**
   * @param lists where the hand-written lists are, normally {@link DemoFiles#shipped}
   */
  public DemoDataBuilder(DemoFiles lists) {
    this.lists = lists;
  }

  /**
   * Reads the data set and writes every file the demo needs; what is there is overwritten. Blocks
   * for some seconds.
   *
   * @param source the CSV, plain or with a name that ends in .gz
   * @param folder made if it is not there
   * @throws DangolException DEMO-01 if the source cannot be used or a file cannot be written
   */
  public void build(Path source, Path folder, long seed) {
    List<SourceLine> lines = SourceReader.read(source);
    List<DemoProduct> products = new ProductMaker(lists).make(lines);
    List<Life> lives = LifeMaker.make(lines, products);
    if (lives.size() < Regular.Pick.values().length) {
      throw new DangolException(ErrorCode.DEMO_01, "the data set has too few customers");
    }
    List<DemoStore> stores = DemoStore.list(lists);
    List<Regular> regulars = Regular.list(lists);
    int end = lives.stream().mapToInt(life -> life.visits().getLast().minute()).max().orElseThrow();
    LoyaltyNumbers numbers = new LoyaltyNumbers();
    List<Member> members = members(products, lives, stores, regulars, numbers, end, seed);
    List<DemoBasket> baskets = new BasketMaker(stores, seed).make(members);
    CoPurchases coPurchases = new CoPurchases(baskets, products.size());
    List<DemoOnline> online = new OnlineSimulation(coPurchases, end, seed).make(members);
    List<DemoStock> stock = new StockSimulation(seed).make(products, stores.size());
    CardTray tray =
        new CardTray(members, baskets, products, stock, numbers.next(Dice.of(seed, "unknown", 0)));
    try {
      Files.createDirectories(folder);
      TsvWriter writer = new TsvWriter(folder);
      writeShop(writer, products, stock);
      writePeople(writer, members, baskets, online);
      writer.write(
          DemoCards.FILE,
          List.of("The demo's card tray. All SIMULATED. hex: what a line scanner sends."),
          DemoCards.COLUMNS,
          tray.rows(regulars));
      copy(DemoStore.FILE, folder);
      copy(DemoPreference.FILE, folder);
      for (String extra : DemoExtras.files()) {
        copy(extra, folder);
      }
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DEMO_01, "the demo data cannot be written", e);
    }
  }

  private List<Member> members(
      List<DemoProduct> products,
      List<Life> lives,
      List<DemoStore> stores,
      List<Regular> regulars,
      LoyaltyNumbers numbers,
      int end,
      long seed) {
    Map<Regular.Pick, Life> picked = new RegularPicker(lives, end).pick();
    Map<Regular.Pick, String> names =
        regulars.stream()
            .filter(regular -> !regular.name().isBlank())
            .collect(Collectors.toMap(Regular::pick, Regular::name));
    PreferenceMaker preferences =
        new PreferenceMaker(DemoPreference.list(lists), products, Colours.read(lists));
    PersonMaker people = new PersonMaker(lists, Set.copyOf(names.values()), seed);
    return new MemberMaker(people, preferences, numbers, stores, names, seed)
        .make(lives, picked, end);
  }

  private static void writeShop(TsvWriter writer, List<DemoProduct> products, List<DemoStock> stock)
      throws IOException {
    writer.write(
        DemoProduct.FILE,
        List.of(
            "Source: Online Retail, UCI, CC0. Best sellers first.",
            "REAL: sku, en (set in sentence case), pence (median), invoices.",
            "SIMULATED: ko, category, colour, gtin (in-store range), shelf, won at 1 GBP = "
                + ProductMaker.WON_PER_POUND
                + " KRW, rounded to 100."),
        DemoProduct.COLUMNS,
        products.stream().map(DemoProduct::cells).toList());
    writer.write(
        DemoStock.FILE,
        List.of(
            "SIMULATED: everything. product: row of " + DemoProduct.FILE + ", from 0.",
            "levels: for each row of stores.tsv, available@age in minutes."),
        DemoStock.COLUMNS,
        stock.stream().map(DemoStock::cells).toList());
  }

  private static void writePeople(
      TsvWriter writer, List<Member> members, List<DemoBasket> baskets, List<DemoOnline> online)
      throws IOException {
    writer.write(
        DemoCustomer.FILE,
        List.of(
            "SIMULATED: everything; nobody here exists. That a row has the baskets of one real,",
            "anonymous customer is REAL; the data set's customer number is not kept."),
        DemoCustomer.COLUMNS,
        members.stream().map(member -> member.row().cells()).toList());
    List<List<String>> rows = new ArrayList<>();
    int before = 0;
    for (DemoBasket basket : baskets) {
      rows.add(basket.cells(before));
      before = basket.minute();
    }
    writer.write(
        DemoBasket.FILE,
        List.of(
            "Source: Online Retail, UCI, CC0.",
            "REAL: minutes_later (since the row before; the first since 2010-12-01 00:00 local),",
            "invoice (C…: goods came back), which baskets are one customer's, lines.",
            "SIMULATED: place (row of stores.tsv from 0, one past the last is the web shop).",
            "customer: row of " + DemoCustomer.FILE + ", from 0.",
            "lines: products by row from 0, each less the one before; *N: N pieces, else 1."),
        DemoBasket.COLUMNS,
        rows);
    writer.write(
        DemoOnline.FILE,
        List.of(
            "SIMULATED: everything, from the real baskets. customer: row, from 0.",
            "events: minutes since the one before, v(iew) c(art) w(ish), product row from 0."),
        DemoOnline.COLUMNS,
        online.stream().map(DemoOnline::cells).toList());
  }

  private void copy(String name, Path folder) throws IOException {
    byte[] bytes;
    try (InputStream in = lists.open(name)) {
      bytes = in.readAllBytes();
    }
    Files.write(folder.resolve(name), bytes);
  }
}
