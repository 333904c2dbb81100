package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.cache.PageRequest;
import app.dangol.cache.SqliteHelpCalls.Here;
import app.dangol.customer.search.NameHits;
import app.dangol.customer.search.NameSearch;
import app.dangol.failure.BlockingGuard;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.NameDesk;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.EntityKey;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Looks for people of a sealed base of any size, as an associate types. */
final class NamesBench {
  private static final String STORE = "bench";
  private static final int PAGE_ROWS = 5_000;
  private static final int WARM_UP = 300;
  private static final double NANOS_PER_MS = 1e6;
  private static final double MEBI = 1 << 20;
  private static final String FIRST_SOUNDS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

  private final int customers;
  private final int people;
  private final long seed;
  private final List<String> names = new ArrayList<>();

  /**
   * @param customers in the base
   * @param people how many are looked for, each in several ways
   */
  NamesBench(int customers, int people, long seed) {
    this.customers = customers;
    this.people = people;
    this.seed = seed;
  }

  JsonObject run() throws IOException, InterruptedException {
    try (TemporaryFolder folder = TemporaryFolder.create("dangol-bench-names");
        DataFolder data = DataFolder.open(Files.createDirectory(folder.path().resolve("device")));
        Stores stores =
            new Stores(
                data,
                new Here(STORE, "bench-tablet"),
                BlockingGuard.NONE,
                Clock.systemDefaultZone())) {
      fill(stores);
      return measure(stores);
    }
  }

  private void fill(Stores stores) {
    MadeUpNames made = new MadeUpNames(seed);
    String bucket = Bucket.clientsOf(STORE);
    List<Row> rows = new ArrayList<>(PAGE_ROWS);
    for (int i = 0; i < customers; i++) {
      names.add(made.next());
      Entity.Customer person = customer(i);
      rows.add(Row.of(Entity.CUSTOMER, EntityKey.of(person), 1, StrictJson.toTree(person)));
      if (rows.size() == PAGE_ROWS || i == customers - 1) {
        PageRequest asked = stores.states.get(bucket).next();
        stores.writer.applyPage(asked, new Page(rows, "page-" + i, i < customers - 1, 1));
        rows.clear();
      }
    }
  }

  private Entity.Customer customer(int number) {
    return new Entity.Customer(
        BenchShop.id(number),
        names.get(number),
        String.format(Locale.ROOT, "+8210%08d", number * 7_919L % 100_000_000L),
        null,
        List.of(String.format(Locale.ROOT, "DG%010d", number)),
        STORE,
        "2024-05-01",
        List.of(),
        List.of(ConsentPurpose.LOOKUP.key()));
  }

  private JsonObject measure(Stores stores) throws InterruptedException {
    JsonObject line = new JsonObject();
    line.addProperty("customers", customers);
    double[] builds = new double[3];
    for (int i = 0; i < builds.length; i++) {
      try (NameSearch once = new NameSearch(stores.names, () -> {})) {
        builds[i] = build(once);
      }
    }
    long held;
    try (NameSearch search = new NameSearch(stores.names, () -> {})) {
      line.addProperty("first_build_seconds", Figures.rounded(builds[0]));
      line.addProperty("build_seconds", Figures.rounded(build(search)));
      held = usedHeap();
      type(search, new Random(seed + 1), WARM_UP);
      List<Double> millis = new ArrayList<>();
      int found = type(search, new Random(seed), people, millis);
      double[] all = millis.stream().mapToDouble(Double::doubleValue).toArray();
      line.addProperty("searches", all.length);
      line.addProperty("ms_p50", Figures.rounded(Figures.percentile(all, 50)));
      line.addProperty("ms_p99", Figures.rounded(Figures.percentile(all, 99)));
      line.addProperty("ms_max", Figures.rounded(Figures.percentile(all, 100)));
      line.addProperty("found", Figures.rounded((double) found / people));
    }
    line.addProperty("index_mb", Figures.rounded((held - usedHeap()) / MEBI));
    return line;
  }

  private static double build(NameSearch search) throws InterruptedException {
    long begun = System.nanoTime();
    search.start();
    while (search.find("-", 1).isEmpty()) {
      Thread.sleep(1);
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  private void type(NameSearch search, Random random, int times) {
    type(search, random, times, new ArrayList<>());
  }

  /**
   * Types somebody's name key by key, by first sounds, with a slip, and with four digits.
   *
   * @return of how many the name with four digits found the very person
   */
  private int type(NameSearch search, Random random, int times, List<Double> millis) {
    int found = 0;
    for (int i = 0; i < times; i++) {
      int number = random.nextInt(customers);
      String name = names.get(number);
      for (int end = 1; end <= name.length(); end++) {
        timed(search, name.substring(0, end), millis);
      }
      timed(search, firstSounds(name), millis);
      timed(search, slipped(name, random), millis);
      String phone = String.format(Locale.ROOT, "%08d", number * 7_919L % 100_000_000L);
      NameHits hits = timed(search, name + " " + phone.substring(4), millis);
      String id = BenchShop.id(number);
      if (hits.best().stream().anyMatch(hit -> hit.id().value().equals(id))) {
        found++;
      }
    }
    return found;
  }

  private static NameHits timed(NameSearch search, String typed, List<Double> millis) {
    long begun = System.nanoTime();
    NameHits hits = search.find(typed, NameDesk.LOOKED_AT).orElseThrow();
    millis.add((System.nanoTime() - begun) / NANOS_PER_MS);
    return hits;
  }

  private static String firstSounds(String name) {
    StringBuilder sounds = new StringBuilder();
    for (char c : name.toCharArray()) {
      sounds.append(c >= '가' && c <= '힣' ? FIRST_SOUNDS.charAt((c - '가') / 588) : c);
    }
    return sounds.toString();
  }

  private static String slipped(String name, Random random) {
    int at = random.nextInt(name.length());
    char wrong = name.charAt(at) >= '가' ? (char) (name.charAt(at) + 1) : 'q';
    return name.substring(0, at) + wrong + name.substring(at + 1);
  }

  private static long usedHeap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
