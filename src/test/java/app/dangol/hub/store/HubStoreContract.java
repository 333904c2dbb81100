package app.dangol.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.BlockingGuard;
import app.dangol.wire.BucketSum;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store must do, whatever it is made of. */
abstract class HubStoreContract {
  static final String BUCKET = "stock:seoul";
  static final PageLimit ALL = new PageLimit(1_000_000, 100_000_000);
  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
  private static final Duration AGE = Duration.ofDays(30);

  private HubStore store;

  /** Another store over the same data, as a process that starts later would have it. */
  abstract HubStore open(BlockingGuard guard);

  @BeforeEach
  void open() {
    store = open(BlockingGuard.NONE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void givesEveryChangedRowThePositionAfterTheLast() {
    assertThat(store.head()).isZero();

    List<Long> given =
        store.write(t -> List.of(put(t, "a", 1), put(t, "b", 1), t.remove(BUCKET, "stock", "a")));

    assertThat(given).containsExactly(1L, 2L, 3L);
    assertThat(store.head()).isEqualTo(3);
    assertThat(store.state(BUCKET)).isEqualTo(new BucketState(3, 3, 1, BucketSum.of(2), 0));
  }

  @Test
  void tellsWhereSeveralBucketsStandInTheOrderTheyAreNamed() {
    assertThat(store.states(List.of("model", BUCKET)))
        .containsExactly(new BucketState(0, 0, 0, 0, 0), new BucketState(0, 0, 0, 0, 0));

    store.write(t -> put(t, "a", 1));

    assertThat(store.states(List.of("model", BUCKET, "price")))
        .containsExactly(
            new BucketState(1, 0, 0, 0, 0), store.state(BUCKET), new BucketState(1, 0, 0, 0, 0));
  }

  @Test
  void usesNoPositionForARowThatStaysAsItIs() {
    store.write(t -> put(t, "a", 1));

    assertThat(store.<Long>write(t -> put(t, "a", 1))).isZero();
    assertThat(store.<Long>write(t -> t.remove(BUCKET, "stock", "missing"))).isZero();
    assertThat(store.head()).isEqualTo(1);
  }

  @Test
  void keepsNothingOfWorkThatThrows() {
    assertThatThrownBy(() ->
            store.write(t -> {
              put(t, "a", 1);
              t.keepOp(op("one"));
              throw new IllegalStateException("on purpose");
            }))
        .hasMessage("on purpose");

    assertThat(store.head()).isZero();
    assertThat(store.listChanges(BUCKET, 0, ALL).rows()).isEmpty();
    assertThat(store.<Boolean>write(t -> t.findOp("one").isPresent())).isFalse();
    assertThat(store.<Long>write(t -> put(t, "a", 1))).isEqualTo(1);
  }

  @Test
  void keepsEpochPositionsAndOpsOverAReopening() {
    store.write(t -> {
      t.keepOp(op("one"));
      return put(t, "a", 1);
    });
    String epoch = store.epoch();

    store.close();
    store = open(BlockingGuard.NONE);

    assertThat(store.epoch()).isEqualTo(epoch);
    assertThat(store.head()).isEqualTo(1);
    assertThat(store.<Optional<StoredOp>>write(t -> t.findOp("one"))).contains(op("one"));
    assertThat(store.<Long>write(t -> put(t, "b", 1))).isEqualTo(2);
  }

  @Test
  void readsASnapshotInKeyOrderWithoutTombstonesAndWithoutNewerRows() {
    store.write(t -> put(t, "c", 1) + put(t, "a", 1) + put(t, "b", 1) + put(t, "d", 1));
    store.write(t -> t.remove(BUCKET, "stock", "d"));
    long at = store.head();
    store.write(t -> put(t, "b", 2) + put(t, "e", 1));

    Slice slice = store.listSnapshot(BUCKET, null, Optional.of(at), ALL);

    assertThat(slice.rows()).extracting(StoredRow::key).containsExactly("a", "c");
    assertThat(slice.position()).isEqualTo(at);
  }

  @Test
  void readsChangesInTheOrderOfPositionsWithTombstonesAndOnceForEachRow() {
    store.write(t -> put(t, "a", 1) + put(t, "b", 1) + put(t, "a", 2));
    store.write(t -> t.remove(BUCKET, "stock", "b"));
    store.write(t -> t.put("model", "pair", "x", "{}"));

    Slice slice = store.listChanges(BUCKET, 0, ALL);

    assertThat(slice.rows())
        .containsExactly(
            new StoredRow("stock", "a", 3, "{\"n\":2}"), new StoredRow("stock", "b", 4, null));
    assertThat(slice.position()).isEqualTo(5);
  }

  @Test
  void endsAPageAtEitherLimitButNeverEmpty() {
    store.write(t -> put(t, "a", 1) + put(t, "b", 1) + put(t, "c", 1));

    Slice two = store.listChanges(BUCKET, 0, new PageLimit(2, 1_000));
    Slice tiny = store.listChanges(BUCKET, 0, new PageLimit(10, 1));
    Slice exact = store.listChanges(BUCKET, 0, new PageLimit(3, 1_000));

    assertThat(two.rows()).hasSize(2);
    assertThat(two.more()).isTrue();
    assertThat(two.position()).as("its last row's").isEqualTo(2);
    assertThat(tiny.rows()).hasSize(1);
    assertThat(tiny.more()).isTrue();
    assertThat(exact.more()).isFalse();
  }

  @Test
  void givesPositionsInCommitOrderToManyWritersAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Long>> work =
          IntStream.range(0, 200)
              .<Callable<Long>>mapToObj(n -> () -> store.write(t -> put(t, "k" + n, 1)))
              .toList();
      List<Long> given = threads.invokeAll(work).stream().map(Future::resultNow).sorted().toList();

      assertThat(given).isEqualTo(LongStream.rangeClosed(1, 200).boxed().toList());
    }
    assertThat(store.listChanges(BUCKET, 0, ALL).rows()).hasSize(200);
  }

  @Test
  void findsTheBucketsThatHoldACustomer() {
    store.write(t ->
        t.put("clients:seoul", "customer", "c1", "{}")
            + t.put("clients:busan", "customer", "c1", "{}")
            + t.put("clients:jeju", "customer", "c1", "{}")
            + t.put("clients:seoul", "note", "c1", "{}")
            + t.remove("clients:jeju", "customer", "c1"));

    assertThat(store.<List<String>>write(t -> t.listBucketsOfCustomer("c1")))
        .containsExactly("clients:busan", "clients:seoul");
  }

  @Test
  void keepsRecordsOfItsOwnApartFromTheLog() {
    store.write(t -> {
      t.keepRecord("device", "b", "{\"n\":1}");
      t.keepRecord("device", "a", "{\"n\":1}");
      t.keepRecord("device", "a", "{\"n\":2}");
      t.keepRecord("other", "a", "{}");
      return t.forgetRecord("other", "a") && !t.forgetRecord("other", "a");
    });

    assertThat(store.head()).isZero();
    assertThat(store.findRecord("device", "a")).contains("{\"n\":2}");
    assertThat(store.findRecord("other", "a")).isEmpty();
    assertThat(store.listRecords("device", "", "", 9))
        .extracting(HubRecord::key)
        .containsExactly("a", "b");
    assertThat(store.listRecords("device", "b", "c", 9)).hasSize(1);
    assertThat(store.listRecords("device", "", "", 1)).hasSize(1);
  }

  @Test
  void readsAllRecordsOfAKindHoweverManyPagesTheyAre() {
    List<String> keys =
        IntStream.range(0, 2 * HubReads.PAGE + 1).mapToObj(i -> "a|%05d가".formatted(i)).toList();
    store.write(t -> {
      keys.forEach(key -> t.keepRecord("seen", key, "{}"));
      t.keepRecord("seen", "ab", "{}");
      return t.findRecord("seen", "ab");
    });

    List<String> outside = new ArrayList<>();
    List<String> inside = new ArrayList<>();
    List<Integer> pages = new ArrayList<>();
    store.forEachRecord("seen", record -> outside.add(record.key()));
    store.write(t -> {
      t.forEachRecord("seen", record -> inside.add(record.key()));
      return t.findRecord("seen", "ab");
    });
    store.forEachPage("seen", HubReads.PAGE + 1, page -> pages.add(page.size()));

    assertThat(outside).startsWith("ab").hasSize(keys.size() + 1).endsWith(keys.getLast());
    assertThat(outside.subList(1, outside.size())).isEqualTo(keys);
    assertThat(inside).isEqualTo(outside);
    assertThat(pages).containsExactly(HubReads.PAGE + 1, HubReads.PAGE + 1);
    assertThat(store.listRecordsUnder("seen", "a", 9_999)).hasSize(keys.size());
  }

  @Test
  void asksTheGuardBeforeItBlocks() {
    store.close();
    boolean[] forbidden = {false};
    BlockingGuard guard =
        () -> {
          if (forbidden[0]) {
            throw new IllegalStateException("must not wait");
          }
        };
    store = open(guard);
    forbidden[0] = true;

    assertThatThrownBy(() -> store.head()).hasMessage("must not wait");
    assertThatThrownBy(() -> store.write(t -> 1)).hasMessage("must not wait");
    forbidden[0] = false;
  }

  @Test
  void keepsCountAndSumOfEveryBucketWithEveryChange() {
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      store.write(t -> {
        long last = 0;
        for (int n = 0; n < 5; n++) {
          String key = "k" + random.nextInt(12);
          String bucket = "stock:" + random.nextInt(2);
          last =
              random.nextInt(3) == 0
                  ? t.remove(bucket, "stock", key)
                  : t.put(bucket, "stock", key, "{\"n\":" + random.nextInt(3) + "}");
        }
        return last;
      });
    }

    for (String bucket : List.of("stock:0", "stock:1")) {
      List<StoredRow> rows = store.listSnapshot(bucket, null, Optional.empty(), ALL).rows();
      BucketState state = store.state(bucket);
      assertThat(state.count()).isEqualTo(rows.size()).isPositive();
      assertThat(state.sum())
          .isEqualTo(rows.stream().mapToLong(row -> BucketSum.of(row.position())).sum());
      assertThat(state.newest())
          .isEqualTo(store.listChanges(bucket, 0, ALL).rows().getLast().position());
      assertThat(state.head()).isEqualTo(store.head());
    }
  }

  @Test
  void countsNothingOfWorkThatThrows() {
    store.write(t -> put(t, "a", 1));
    BucketState before = store.state(BUCKET);

    assertThatThrownBy(() ->
            store.write(t -> {
              put(t, "b", 1);
              t.keepSeq("till", 5);
              throw new IllegalStateException("on purpose");
            }))
        .hasMessage("on purpose");

    assertThat(store.state(BUCKET)).isEqualTo(before);
    assertThat(store.lastSeq("till")).isZero();
  }

  @Test
  void ordersKeysByTheirBytes() {
    // By UTF-16 units the last two would change places; by a language all of them would.
    List<String> inOrder = List.of("A", "B", "Z-1", "Z1", "a", "ab", "b", "é", "가", "\uFFFD", "😀");
    store.write(t -> {
      long last = 0;
      for (String key : inOrder.reversed()) {
        last = put(t, key, 1);
        t.keepRecord("device", key, "{}");
      }
      return last;
    });

    List<String> paged = new ArrayList<>();
    RowKey after = null;
    Slice slice;
    do {
      slice = store.listSnapshot(BUCKET, after, Optional.empty(), new PageLimit(2, 1_000));
      slice.rows().forEach(row -> paged.add(row.key()));
      after = new RowKey("stock", slice.rows().getLast().key());
    } while (slice.more());

    assertThat(paged).isEqualTo(inOrder);
    assertThat(store.<List<String>>write(t -> t.listKeys(BUCKET, "stock"))).isEqualTo(inOrder);
    assertThat(store.listRecords("device", "", "", 99))
        .extracting(HubRecord::key)
        .isEqualTo(inOrder);
    assertThat(store.listRecords("device", "ab", "가", 99))
        .extracting(HubRecord::key)
        .containsExactly("ab", "b", "é");
  }

  @Test
  void listsTheBucketsThereAreAlsoThoseOfThisTransaction() {
    store.write(t -> t.put("work:seoul", "task", "t1", "{}"));

    assertThat(
            store.<List<String>>write(t -> {
              t.put("work:busan", "task", "t2", "{}");
              return t.listBuckets();
            }))
        .contains("work:busan", "work:seoul")
        .isSorted();
  }

  @Test
  void listsWhatBelongsToOneCustomerOnly() {
    store.write(t ->
        t.put("clients:seoul", "note", "c1|a", "{}")
            + t.put("clients:seoul", "note", "c1|b", "{}")
            + t.put("clients:seoul", "note", "c10|a", "{}")
            + t.put("clients:seoul", "note", "C1|a", "{}")
            + t.put("clients:seoul", "history", "c1|a", "{}")
            + t.put("clients:busan", "note", "c1|a", "{}")
            + t.remove("clients:seoul", "note", "c1|b"));

    assertThat(store.<List<StoredRow>>write(t -> t.listOfCustomer("clients:seoul", "note", "c1")))
        .extracting(StoredRow::key)
        .containsExactly("c1|a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "\0", "half \ud83d", "\ude00 half"})
  void takesNoTextThatPostgresqlCannotHoldAndFindsNothingUnderIt(String bad) {
    List<Function<HubTransaction, Object>> puts =
        List.of(
            t -> t.put(bad, "stock", "a", "{}"),
            t -> t.put(BUCKET, bad, "a", "{}"),
            t -> t.put(BUCKET, "stock", bad, "{}"),
            t -> t.put(BUCKET, "stock", "a", bad),
            t -> keep(t, bad, "a", "{}"),
            t -> keep(t, "device", bad, "{}"),
            t -> keep(t, "device", "a", bad));
    for (Function<HubTransaction, Object> put : puts) {
      assertThatThrownBy(() -> store.write(put))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("U+0000")
          .hasMessageNotContaining(bad);
    }
    assertThat(store.head()).isZero();
    assertThat(store.findRecord("device", bad)).isEmpty();
    assertThat(store.lastSeq(bad)).isZero();
    assertThat(
            store.<Boolean>write(t ->
                t.findOp(bad).isPresent()
                    || t.findRecord("device", bad).isPresent()
                    || t.forgetRecord("device", bad)
                    || !t.listBucketsOfCustomer(bad).isEmpty()
                    || t.remove(BUCKET, "stock", bad) > 0))
        .isFalse();
  }

  @Test
  void knowsARowThatIsGoneWhileItsTombstoneIsKept() {
    store.write(t -> put(t, "a", 1) + put(t, "b", 1));
    store.write(t -> t.remove(BUCKET, "stock", "a"));

    assertThat(
            store.<List<Boolean>>write(t ->
                List.of(
                    t.hasHeld(BUCKET, "stock", "a"),
                    t.hasHeld(BUCKET, "stock", "b"),
                    t.hasHeld(BUCKET, "stock", "c"),
                    t.hasHeld("other", "stock", "a"))))
        .containsExactly(true, true, false, false);
  }

  @Test
  void keepsNoTombstonesWhereNoDeviceAsksForAny() {
    store.write(t -> t.put("customers", "customer", "a", "{}"));

    assertThat(store.<Long>write(t -> t.remove("customers", "customer", "a"))).isEqualTo(2);

    assertThat(store.<Boolean>write(t -> t.hasHeld("customers", "customer", "a"))).isFalse();
    assertThat(store.listChanges("customers", 0, ALL).rows()).isEmpty();
    assertThat(store.state("customers")).isEqualTo(new BucketState(2, 2, 0, 0, 0));
    assertThat(store.<Long>write(t -> t.remove("customers", "customer", "a"))).isZero();
    assertThat(store.<Long>write(t -> t.put("customers", "customer", "a", "{}"))).isEqualTo(3);
    assertThat(store.count("customers")).isEqualTo(1);
  }

  @Test
  void keepsTheGreatestNumberOfEachDevice() {
    store.write(t -> {
      t.keepSeq("till", 3);
      t.keepSeq("till", 7);
      t.keepSeq("till", 5);
      t.keepSeq("tablet", 1);
      return 0;
    });

    assertThat(store.lastSeq("till")).isEqualTo(7);
    assertThat(store.lastSeq("tablet")).isEqualTo(1);
    assertThat(store.lastSeq("other")).isZero();
  }

  @Test
  void prunesTombstonesOfAgeAndRaisesTheHorizonOfTheirBucketsOnly() {
    store.write(t -> put(t, "a", 1) + put(t, "b", 1) + t.put("model", "pair", "x", "{}"));
    store.write(t -> t.remove(BUCKET, "stock", "a"));
    assertThat(store.prune(NOW, AGE)).as("marks the time").isZero();
    store.write(t -> t.remove(BUCKET, "stock", "b"));
    BucketState before = store.state(BUCKET);

    assertThat(store.prune(NOW.plus(AGE).minusSeconds(1), AGE)).isZero();
    assertThat(store.prune(NOW.plus(AGE), AGE)).isEqualTo(1);
    assertThat(store.prune(NOW.plus(AGE), AGE)).isZero();

    BucketState after = store.state(BUCKET);
    assertThat(after.horizon()).isEqualTo(4);
    assertThat(after)
        .isEqualTo(
            new BucketState(before.head(), before.newest(), before.count(), before.sum(), 4));
    assertThat(store.state("model").horizon()).isZero();
    assertThat(store.listChanges(BUCKET, 0, ALL).rows())
        .containsExactly(new StoredRow("stock", "b", 5, null));
    assertThat(store.listChanges(BUCKET, 0, ALL).horizon()).isEqualTo(4);
    assertThat(store.listSnapshot(BUCKET, null, Optional.of(3L), ALL).horizon()).isEqualTo(4);
  }

  @Test
  void putsARowAgainWhoseTombstoneIsGone() {
    store.write(t -> put(t, "a", 1));
    store.write(t -> t.remove(BUCKET, "stock", "a"));
    store.prune(NOW, AGE);
    store.prune(NOW.plus(AGE), AGE);

    assertThat(store.<Long>write(t -> put(t, "a", 1))).isEqualTo(3);
    assertThat(store.state(BUCKET)).isEqualTo(new BucketState(3, 3, 1, BucketSum.of(3), 2));
  }

  @Test
  void tellsListenersWhichBucketsChangedAndHowFar() {
    List<Map<String, Long>> told = new CopyOnWriteArrayList<>();
    CommitListener listener =
        newest -> {
          if (!newest.isEmpty()) {
            told.add(Map.copyOf(newest));
          }
        };
    store.addListener(listener);
    store.write(t -> put(t, "a", 1) + t.put("model", "pair", "x", "{}") + put(t, "b", 1));

    assertThat(told).contains(Map.of(BUCKET, 3L, "model", 2L));
    store.removeListener(listener);
    told.clear();
    store.write(t -> put(t, "c", 1));
    assertThat(told).noneMatch(newest -> newest.containsValue(4L));
  }

  @Test
  void wakesABucketsWaitersWithoutAnythingNew() {
    store.write(t -> put(t, "a", 1));
    List<Map<String, Long>> told = new CopyOnWriteArrayList<>();
    store.addListener(newest -> told.add(Map.copyOf(newest)));

    store.write(t -> {
      t.wake(BUCKET);
      t.wake("model");
      return put(t, "b", 1);
    });

    assertThat(told).contains(Map.of(BUCKET, 2L, "model", 0L));
    assertThat(store.head()).isEqualTo(2);
    assertThat(store.newest("model")).isZero();
  }

  @Test
  void leavesAJobToOneHolderAtATime() {
    try (Leadership.Lease lease = store.leadership().tryLead("poll").orElseThrow()) {
      assertThat(lease.isHeld()).isTrue();
      assertThat(store.leadership().tryLead("poll")).isEmpty();
      assertThat(store.leadership().runIfLeader("poll", () -> {})).isFalse();
      assertThat(store.leadership().runIfLeader("sweep", () -> {})).isTrue();
    }
    assertThat(store.leadership().runIfLeader("poll", () -> {})).isTrue();
  }

  /** The reader goes by the feed alone; a position that appears late would be skipped for ever. */
  @Test
  void showsAReaderOfTheFeedEveryRowOfManyWritersAndNoGap() throws Exception {
    int writers = 4;
    int each = 60;
    List<HubStore> stores = new ArrayList<>();
    for (int i = 0; i < storesAtOnce(); i++) {
      stores.add(i == 0 ? store : open(BlockingGuard.NONE));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Long>>> readers = new ArrayList<>();
      for (HubStore mine : stores) {
        readers.add(threads.submit(() -> follow(mine, writers * each)));
      }
      List<Future<?>> writing = new ArrayList<>();
      for (int w = 0; w < writers; w++) {
        HubStore mine = stores.get(w % stores.size());
        String name = "w" + w + "-";
        writing.add(
            threads.submit(() -> {
              for (int n = 0; n < each; n++) {
                String key = name + n;
                mine.write(t -> put(t, key, 1));
              }
            }));
      }
      for (Future<?> writer : writing) {
        writer.get(60, TimeUnit.SECONDS);
      }
      List<Long> all = LongStream.rangeClosed(1, (long) writers * each).boxed().toList();
      for (Future<List<Long>> reader : readers) {
        assertThat(reader.get(60, TimeUnit.SECONDS)).isEqualTo(all);
      }
    } finally {
      stores.stream().skip(1).forEach(HubStore::close);
    }
  }

  /** How many stores may write the same data at once. */
  abstract int storesAtOnce();

  private static List<Long> follow(HubStore store, int rows) {
    List<Long> seen = new ArrayList<>();
    long cursor = 0;
    while (seen.size() < rows) {
      Slice slice = store.listChanges(BUCKET, cursor, new PageLimit(7, 100_000));
      slice.rows().forEach(row -> seen.add(row.position()));
      cursor = slice.position();
      if (cursor >= rows && slice.rows().isEmpty()) {
        break;
      }
    }
    return seen;
  }

  private static boolean keep(HubTransaction transaction, String kind, String key, String data) {
    transaction.keepRecord(kind, key, data);
    return true;
  }

  static long put(HubTransaction transaction, String key, int n) {
    return transaction.put(BUCKET, "stock", key, "{\"n\":" + n + "}");
  }

  static StoredOp op(String id) {
    return new StoredOp(id, "f", true, 1, null, null, "2026-11-21T00:00:00Z");
  }
}
