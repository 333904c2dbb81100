package app.dangol.hub.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.BucketSum;
import app.dangol.wire.Manifest;
import app.dangol.wire.Manifest.Action;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubLogTest {
  private static final String BUCKET = "stock:seoul";
  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
  private static final Duration AGE = Duration.ofDays(30);

  @TempDir Path folder;
  private SqliteHubStore store;
  private HubLog log;

  @BeforeEach
  void open() {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    log = new HubLog(store, new PageLimit(2, 100_000));
  }

  @AfterEach
  void close() {
    log.close();
    store.close();
  }

  @Test
  void sendsACursorOlderThanTheTombstonesBackToTheStart() throws Exception {
    log.write(t -> put(t, "a") + put(t, "b"));
    String old = log.snapshot(BUCKET, Optional.empty()).next();
    removeAndPrune("a");

    assertThatThrownBy(() -> log.changes(BUCKET, old, Duration.ZERO))
        .isInstanceOf(MustRefetchException.class)
        .hasMessageContaining("older");
    LogPage fresh = log.snapshot(BUCKET, Optional.empty());
    assertThat(fresh.rows()).extracting(StoredRow::key).containsExactly("b");
    assertThat(log.changes(BUCKET, fresh.next(), Duration.ZERO).rows()).isEmpty();
  }

  @Test
  void endsASnapshotWhoseRowsMayBeGoneWithoutATombstone() {
    log.write(t -> put(t, "a") + put(t, "b") + put(t, "c"));
    LogPage first = log.snapshot(BUCKET, Optional.empty());
    assertThat(first.more()).isTrue();
    removeAndPrune("a");

    assertThatThrownBy(() -> log.snapshot(BUCKET, Optional.of(first.next())))
        .isInstanceOf(MustRefetchException.class);
  }

  @Test
  void keepsCursorsOfOtherBucketsWhenOneIsPruned() throws Exception {
    log.write(t -> put(t, "a") + t.put("model", "pair", "x", "{}"));
    String model = log.snapshot("model", Optional.empty()).next();
    removeAndPrune("a");

    assertThat(log.changes("model", model, Duration.ZERO).rows()).isEmpty();
  }

  @Test
  void wakesWhoWaitsForABucketByACommitInThatBucketOnly() throws Exception {
    log.write(t -> put(t, "a"));
    String cursor = log.snapshot(BUCKET, Optional.empty()).next();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<LogPage>> waiting = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        waiting.add(threads.submit(() -> log.changes(BUCKET, cursor, Duration.ofSeconds(60))));
      }
      log.write(t -> t.put("model", "pair", "x", "{}"));
      assertThat(waiting).noneMatch(Future::isDone);
      log.write(t -> put(t, "b"));

      for (Future<LogPage> each : waiting) {
        assertThat(each.get(30, TimeUnit.SECONDS).rows())
            .extracting(StoredRow::key)
            .containsExactly("b");
      }
    }
  }

  @Test
  void missesNoChangeHoweverTheWaitingAndTheCommitsMeet() throws Exception {
    int changes = 300;
    String begin = log.snapshot(BUCKET, Optional.empty()).next();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> devices = new ArrayList<>();
      for (int d = 0; d < 8; d++) {
        devices.add(threads.submit(() -> follow(begin, "k" + (changes - 1))));
      }
      List<String> all = new ArrayList<>();
      for (int n = 0; n < changes; n++) {
        String key = "k" + n;
        all.add(key);
        log.write(t -> put(t, key));
      }
      for (Future<List<String>> device : devices) {
        assertThat(device.get(60, TimeUnit.SECONDS)).isEqualTo(all);
      }
    }
  }

  private List<String> follow(String begin, String last) throws InterruptedException {
    List<String> seen = new ArrayList<>();
    String cursor = begin;
    while (!seen.contains(last)) {
      LogPage page = log.changes(BUCKET, cursor, Duration.ofSeconds(30));
      page.rows().forEach(row -> seen.add(row.key()));
      cursor = page.next();
    }
    return seen;
  }

  @ParameterizedTest
  @CsvSource({"0,true,OK", "0,false,OK", "1,true,SNAPSHOT", "1,false,OK"})
  void judgesABucketByItsSumWhereTheDeviceKeepsOne(long off, boolean keeps, Action action) {
    log.write(t -> put(t, "a") + put(t, "b"));
    String cursor = log.snapshot(BUCKET, Optional.empty()).next();
    long sum = BucketSum.of(1) + BucketSum.of(2) + off;

    assertThat(judge(new Manifest.Held(BUCKET, cursor, 2, keeps ? BucketSum.hex(sum) : null)))
        .isEqualTo(action);
  }

  @Test
  void asksForChangesBeforeItComparesSums() {
    log.write(t -> put(t, "a"));
    String cursor = log.snapshot(BUCKET, Optional.empty()).next();
    log.write(t -> put(t, "b"));

    assertThat(judge(new Manifest.Held(BUCKET, cursor, 1, BucketSum.hex(0))))
        .isEqualTo(Action.DELTA);
  }

  @Test
  void asksForASnapshotWhereTombstonesAreMissing() {
    log.write(t -> put(t, "a"));
    String cursor = log.snapshot(BUCKET, Optional.empty()).next();
    removeAndPrune("a");

    assertThat(judge(new Manifest.Held(BUCKET, cursor, 1))).isEqualTo(Action.SNAPSHOT);
  }

  private Action judge(Manifest.Held held) {
    Manifest.Request request = new Manifest.Request("till", "seoul", List.of(held));
    return new Manifests(log, (bucket, rows, now) -> Optional.empty(), Clock.systemUTC())
        .answer(request, "till").buckets().stream()
            .filter(verdict -> verdict.bucket().equals(BUCKET))
            .findFirst()
            .orElseThrow()
            .action();
  }

  private void removeAndPrune(String key) {
    log.write(t -> t.remove(BUCKET, "stock", key));
    store.prune(NOW, AGE);
    assertThat(store.prune(NOW.plus(AGE), AGE)).isEqualTo(1);
  }

  private static long put(HubTransaction transaction, String key) {
    return transaction.put(BUCKET, "stock", key, "{}");
  }
}
