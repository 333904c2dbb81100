package app.dangol.cache;

import static app.dangol.cache.TestStore.CLIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figures, not a test: run with {@code -Dtest=CacheMeasurement -Ddangol.measure=true
 * -Djacoco.skip=true}.
 */
@EnabledIfSystemProperty(named = "dangol.measure", matches = "true")
class CacheMeasurement {
  private static final int CUSTOMERS = 20_000;
  private static final int LINES_EACH = 25;
  private static final int PAGE_ROWS = 5000;
  private static final int LOOKUPS = 20_000;

  @TempDir private Path folder;

  @Test
  void measure() throws Exception {
    seals();
    try (TestStore store = new TestStore(folder)) {
      double customers = load(store, false);
      double history = load(store, true);
      System.out.printf(
          "applied rows per CPU second: customers %.0f, history %.0f; file %d MB%n",
          customers, history, Files.size(folder.resolve("cache.db")) / 1_000_000);
      lookUps(store);
    }
    long begun = System.nanoTime();
    new TestStore(folder).close();
    System.out.printf("opened and checked in %d ms%n", (System.nanoTime() - begun) / 1_000_000);
  }

  private void seals() {
    try (TestStore store = new TestStore(folder)) {
      byte[] plain = "x".repeat(200).getBytes(StandardCharsets.UTF_8);
      for (int round = 0; round < 3; round++) {
        long begun = System.nanoTime();
        byte[] blob = {};
        for (int i = 0; i < 100_000; i++) {
          blob = store.cipher.seal("customer", "c1", plain);
        }
        long sealed = System.nanoTime();
        for (int i = 0; i < 100_000; i++) {
          store.cipher.open("customer", "c1", blob);
        }
        System.out.printf(
            "200 bytes: seal %.2f us, open %.2f us%n",
            (sealed - begun) / 1e8, (System.nanoTime() - sealed) / 1e8);
      }
    }
  }

  private static double load(TestStore store, boolean history) {
    String bucket = CLIENTS;
    int total = history ? CUSTOMERS * LINES_EACH : CUSTOMERS;
    long cpu = 0;
    int counted = 0;
    for (int from = 0; from < total; from += PAGE_ROWS) {
      List<Row> rows = new ArrayList<>();
      for (int i = from; i < Math.min(from + PAGE_ROWS, total); i++) {
        rows.add(history ? line(i) : TestRows.customer(id(i), 1, "손님" + i, "29" + (100_000 + i)));
      }
      boolean last = history && from + PAGE_ROWS >= total;
      Page page = new Page(rows, "p" + history + from, !last, 1);
      PageRequest ask = store.states.get(bucket).next();
      long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      assertThat(store.writer.applyPage(ask, page).applied()).isTrue();
      // The first half warms the compiler up, as the first seconds of any long load do.
      if (from >= total / 2) {
        cpu += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
        counted += rows.size();
      }
    }
    return counted / (cpu / 1e9);
  }

  private static void lookUps(TestStore store) {
    Random random = new Random(1);
    long[] byCard = new long[LOOKUPS];
    long[] newest = new long[LOOKUPS];
    for (int i = 0; i < LOOKUPS; i++) {
      int who = random.nextInt(CUSTOMERS);
      MemberToken card = new MemberToken(MemberToken.Kind.CARD, "29" + (100_000 + who));
      long begun = System.nanoTime();
      assertThat(store.directory.findByToken(card)).isPresent();
      byCard[i] = System.nanoTime() - begun;
      begun = System.nanoTime();
      assertThat(store.directory.listHistory(new CustomerId(id(who)), 50)).hasSize(LINES_EACH);
      newest[i] = System.nanoTime() - begun;
    }
    System.out.printf("look-up by card %s; newest lines %s%n", spread(byCard), spread(newest));
  }

  private static String spread(long[] nanos) {
    Arrays.sort(nanos);
    return "p50 %d us, p99 %d us"
        .formatted(nanos[nanos.length / 2] / 1000, nanos[nanos.length * 99 / 100] / 1000);
  }

  private static String id(int i) {
    return "c%07d".formatted(i);
  }

  private static Row line(int i) {
    int n = i % LINES_EACH;
    String at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(n * 86_400L).toString();
    return TestRows.history(id(i / LINES_EACH), "h" + i, 1, at, "b" + i);
  }
}
