package app.dangol.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteHubStoreTest {
  private static final String BUCKET = "stock:seoul";
  private static final PageLimit ALL = new PageLimit(1_000_000, 100_000_000);

  @TempDir Path folder;
  private Path file;
  private SqliteHubStore store;

  @BeforeEach
  void open() {
    file = folder.resolve("hub.db");
    store = SqliteHubStore.open(file, BlockingGuard.NONE);
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
    assertThat(store.newest(BUCKET)).isEqualTo(3);
    assertThat(store.count(BUCKET)).isEqualTo(1);
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
    open();

    assertThat(store.epoch()).isEqualTo(epoch);
    assertThat(store.head()).isEqualTo(1);
    assertThat(store.<Optional<StoredOp>>write(t -> t.findOp("one"))).contains(op("one"));
    assertThat(store.<Long>write(t -> put(t, "b", 1))).isEqualTo(2);
  }

  @Test
  void losesACutTransactionWholeAndNothingElse() throws Exception {
    store.write(t -> put(t, "a", 1));
    Path copy = folder.resolve("copy.db");
    // What a kill leaves: the files as they lie there in the middle of a transaction.
    store.write(t -> {
      t.keepOp(op("one"));
      long position = put(t, "b", 1);
      copy(file, copy);
      return position;
    });

    try (SqliteHubStore after = SqliteHubStore.open(copy, BlockingGuard.NONE)) {
      assertThat(after.head()).isEqualTo(1);
      assertThat(after.listChanges(BUCKET, 0, ALL).rows()).hasSize(1);
      assertThat(after.<Boolean>write(t -> t.findOp("one").isPresent())).isFalse();
      assertThat(after.epoch()).isEqualTo(store.epoch());
    }
    assertThat(store.<Boolean>write(t -> t.findOp("one").isPresent())).isTrue();
    assertThat(store.head()).isEqualTo(2);
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
  void findsTheBucketsThatHoldACustomerThroughItsIndex() throws SQLException {
    store.write(t ->
        t.put("clients:seoul", "customer", "c1", "{}")
            + t.put("clients:busan", "customer", "c1", "{}")
            + t.put("clients:jeju", "customer", "c1", "{}")
            + t.put("clients:seoul", "note", "c1", "{}")
            + t.remove("clients:jeju", "customer", "c1"));

    assertThat(store.<List<String>>write(t -> t.listBucketsOfCustomer("c1")))
        .containsExactly("clients:busan", "clients:seoul");
    assertThat(
            plan(
                "SELECT bucket FROM row WHERE entity = 'customer' AND key = ?"
                    + " AND data IS NOT NULL ORDER BY bucket"))
        .contains("row_customer");
  }

  @Test
  void refusesAFileOfANewerProgram() throws SQLException {
    store.close();
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      statement.executeUpdate("PRAGMA user_version = 99");
    }

    assertCode(ErrorCode.DB_02, () -> SqliteHubStore.open(file, BlockingGuard.NONE));
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      statement.executeUpdate("PRAGMA user_version = " + SqliteHubStore.VERSION);
    }
    open();
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
  void bringsAFileOfTheFirstVersionUpToDate() throws SQLException {
    store.write(t -> put(t, "a", 1));
    store.close();
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      statement.executeUpdate("DROP TABLE record");
      statement.executeUpdate("PRAGMA user_version = 1");
    }

    open();

    assertThat(store.head()).isEqualTo(1);
    store.write(t -> {
      t.keepRecord("device", "a", "{}");
      return 0;
    });
    assertThat(store.findRecord("device", "a")).isPresent();
  }

  @Test
  void refusesAFileThatIsNoDatabaseAndAFolderThatIsNotThere() throws Exception {
    Path text = Files.writeString(folder.resolve("text.db"), "not a database ".repeat(100));

    assertCode(ErrorCode.DB_01, () -> SqliteHubStore.open(text, BlockingGuard.NONE));
    assertCode(
        ErrorCode.DB_01,
        () -> SqliteHubStore.open(folder.resolve("no/hub.db"), BlockingGuard.NONE));
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
    store = SqliteHubStore.open(file, guard);
    forbidden[0] = true;

    assertThatThrownBy(() -> store.head()).hasMessage("must not wait");
    assertThatThrownBy(() -> store.write(t -> 1)).hasMessage("must not wait");
    forbidden[0] = false;
  }

  private static long put(HubTransaction transaction, String key, int n) {
    return transaction.put(BUCKET, "stock", key, "{\"n\":" + n + "}");
  }

  private static StoredOp op(String id) {
    return new StoredOp(id, "f", true, 1, null, null, "2026-11-21T00:00:00Z");
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
      Path log = from.resolveSibling(from.getFileName() + "-wal");
      Files.copy(log, to.resolveSibling(to.getFileName() + "-wal"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  private String plan(String sql) throws SQLException {
    try (Connection other = connect();
        Statement statement = other.createStatement();
        ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
      return rows.next() ? rows.getString("detail") : "";
    }
  }

  private static void assertCode(ErrorCode code, Runnable opening) {
    assertThatThrownBy(opening::run)
        .isInstanceOfSatisfying(DangolException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
