package app.dangol.cache;

import static app.dangol.cache.TestRows.customer;
import static app.dangol.cache.TestRows.history;
import static app.dangol.cache.TestRows.put;
import static app.dangol.cache.TestStore.CLIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.wire.BucketSum;
import app.dangol.wire.Entity;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Count and sum that are kept up page by page are those of the rows that are there. */
class BucketSumsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  /** A hub's bucket: rows and tombstones by entity and key, and a log that only grows. */
  private static final class Model {
    private final Map<String, Row> rows = new TreeMap<>();
    private long position;

    Row put(Row row) {
      rows.put(row.entity() + " " + row.key(), row);
      return row;
    }

    List<Row> present() {
      return rows.values().stream().filter(row -> !row.removed()).toList();
    }

    long sum() {
      return present().stream().mapToLong(row -> BucketSum.of(row.version())).sum();
    }

    /** Changes one row, or removes it; a customer goes with everything of theirs. */
    void change(Random random) {
      String who = "c" + random.nextInt(4);
      int what = random.nextInt(10);
      if (what == 0) {
        remove(who);
      } else if (what == 1) {
        List<Row> present = present();
        if (!present.isEmpty()) {
          Row row = present.get(random.nextInt(present.size()));
          if (row.entity().equals(Entity.CUSTOMER)) {
            remove(row.key());
          } else {
            put(new Row(row.entity(), row.key(), ++position, null));
          }
        }
      } else {
        put(customer(who, ++position, "김하늘", "100" + who.charAt(1)));
        put(theirs(who, what, random.nextInt(5)));
      }
    }

    private Row theirs(String who, int what, int number) {
      long version = ++position;
      return switch (what) {
        case 2, 3 ->
            history(who, "h" + number, version, "2026-0" + (number + 1) + "-01T00:00:00Z", "b");
        case 4 ->
            history(who, "o" + number, version, "2019-0" + (number + 1) + "-01T00:00:00Z", "b");
        case 5 ->
            put(
                Entity.WISH,
                who + "|S" + number,
                version,
                new Entity.Wish(who, "S" + number, "2026-01-01T00:00:00Z"));
        case 6 ->
            put(
                Entity.CART,
                who + "|S" + number,
                version,
                new Entity.Cart(who, "S" + number, 1, "2026-01-01T00:00:00Z"));
        default -> put("future", "f" + number, version, Map.of("who", who));
      };
    }

    private static Row put(String entity, String key, long version, Object data) {
      return TestRows.put(entity, key, version, data);
    }

    private void remove(String who) {
      for (Row row : present()) {
        boolean theirs = row.key().equals(who) || row.key().startsWith(who + "|");
        if (theirs) {
          put(new Row(row.entity(), row.key(), ++position, null));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void agreeWithTheRowsAfterAnyDelivery(long seed) {
    Random random = new Random(seed);
    Model hub = new Model();
    long seen = 0;
    try (TestStore store = new TestStore(folder, CLOCK)) {
      for (int step = 0; step < 40; step++) {
        for (int i = random.nextInt(6); i > 0; i--) {
          hub.change(random);
        }
        if (step == 0 || random.nextInt(8) == 0) {
          store.writer.refetch(CLIENTS);
          snapshot(store, hub, random);
        } else {
          changes(store, hub, seen, random);
        }
        seen = hub.position;
        if (random.nextInt(10) == 0) {
          store.writer.expire();
        }

        assertThat(store.writer.recount()).as("step %d", step).isEmpty();
        BucketState state = store.states.get(CLIENTS);
        assertThat(state.rows()).as("rows at step %d", step).isEqualTo(hub.present().size());
        assertThat(state.sum()).as("sum at step %d", step).isEqualTo(hub.sum());
      }
    }
  }

  /** In pages of a few rows; now and then one comes twice or is begun anew half-way. */
  private static void snapshot(TestStore store, Model hub, Random random) {
    List<Row> rows = hub.present();
    int from = 0;
    int number = 0;
    boolean restarted = false;
    while (true) {
      int to = Math.min(rows.size(), from + 1 + random.nextInt(5));
      boolean more = to < rows.size();
      PageRequest ask = store.states.get(CLIENTS).next();
      Page page =
          new Page(rows.subList(from, to), "p" + seenToken(hub, ++number), more, hub.position);
      store.writer.applyPage(ask, page);
      if (random.nextInt(4) == 0) {
        store.writer.applyPage(ask, page);
      }
      if (!more) {
        return;
      }
      if (!restarted && random.nextInt(6) == 0) {
        restarted = true;
        store.writer.refetch(CLIENTS);
        to = 0;
      }
      from = to;
    }
  }

  private static String seenToken(Model hub, int number) {
    return hub.position + "-" + number;
  }

  /** Lines change places, and what is there already comes once more. */
  private static void changes(TestStore store, Model hub, long seen, Random random) {
    List<Row> rows = new ArrayList<>();
    for (Row row : hub.rows.values()) {
      if (row.version() > seen || random.nextInt(6) == 0) {
        rows.add(row);
        if (random.nextInt(5) == 0) {
          rows.add(row);
        }
      }
    }
    Collections.shuffle(rows, random);
    PageRequest ask = store.states.get(CLIENTS).next();
    Page page = new Page(rows, "f" + hub.position + "-" + random.nextInt(), false, hub.position);
    store.writer.applyPage(ask, page);
    store.writer.applyPage(ask, page);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreeWithTheRowsAfterAPageOfManyChangesOfOneKind(long seed) {
    Random random = new Random(seed);
    Model hub = new Model();
    try (TestStore store = new TestStore(folder, CLOCK)) {
      hub.put(customer("c1", ++hub.position, "김하늘", "1001"));
      for (int i = 0; i < 150; i++) {
        hub.put(visit(hub, i));
      }
      snapshot(store, hub, random);
      List<Row> changes = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        // Long runs of different keys, and some that come again soon.
        Row row = visit(hub, random.nextInt(10) == 0 ? random.nextInt(5) : i % 220);
        changes.add(hub.put(random.nextInt(12) == 0 ? TestRows.gone(row, row.version()) : row));
      }

      store.writer.applyPage(
          store.states.get(CLIENTS).next(), new Page(changes, "f", false, hub.position));

      assertThat(store.writer.recount()).isEmpty();
      assertThat(store.states.get(CLIENTS).rows()).isEqualTo(hub.present().size());
      assertThat(store.states.get(CLIENTS).sum()).isEqualTo(hub.sum());
    }
  }

  private static Row visit(Model hub, int number) {
    return history("c1", "h" + number, ++hub.position, "2026-05-01T00:00:00Z", "b");
  }

  @Test
  void aDroppedBucketLeavesNothing() {
    try (TestStore store = new TestStore(folder, CLOCK)) {
      Model hub = new Model();
      Random random = new Random(5);
      for (int i = 0; i < 30; i++) {
        hub.change(random);
      }
      snapshot(store, hub, random);

      store.writer.drop(CLIENTS);

      assertThat(store.dump()).isEmpty();
      assertThat(store.states.get(CLIENTS).sum()).isZero();
    }
  }

  @Test
  void aRecountFindsTheOneBucketThatIsWrongAndHasItFetchedAnew() {
    try (TestStore store = new TestStore(folder, CLOCK)) {
      store.writer.applyPage(
          store.states.get(CLIENTS).next(),
          TestRows.page(3, "c3", customer("c1", 1, "김하늘", "1001")));
      store.writer.applyPage(
          store.states.get(TestStore.STOCK).next(),
          TestRows.page(3, "s3", TestRows.stock("S1", "seoul-1", 2, 3)));
      store.cache.write(session -> {
        session.execute("UPDATE stock SET version = 9");
        return 0;
      });

      assertThat(store.writer.recount()).containsExactly(TestStore.STOCK);

      assertThat(store.states.get(TestStore.STOCK).cursor()).isEmpty();
      assertThat(store.states.get(CLIENTS).cursor()).isPresent();
    }
  }
}
