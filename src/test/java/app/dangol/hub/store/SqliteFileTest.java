package app.dangol.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.RawFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store in a file must do besides {@link HubStoreContract}. */
class SqliteFileTest {
  private static final String BUCKET = HubStoreContract.BUCKET;
  private static final PageLimit ALL = HubStoreContract.ALL;

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
  void bringsAFileOfTheFirstVersionUpToDate() throws SQLException {
    store.write(t -> put(t, "a", 1));
    store.close();
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      statement.executeUpdate("DROP TABLE record");
      dropVersionThree(statement);
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
  void whatIsDeletedIsOverwrittenWithoutThatSomebodyIsErased() throws Exception {
    List<String> gone =
        IntStream.range(0, 300).filter(i -> i % 7 == 0).mapToObj(i -> "gone-" + i + "-x").toList();
    store.write(t -> {
      for (int i = 0; i < 300; i++) {
        t.put(BUCKET, "stock", "row-" + i, "{\"of\":\"gone-" + i + "-x\"}");
      }
      return 0;
    });
    store.close();
    assertThat(RawFiles.findTexts(List.of(file), gone)).hasSameSizeAs(gone);

    open();
    store.write(t -> {
      for (int i = 0; i < 300; i += 7) {
        t.remove(BUCKET, "stock", "row-" + i);
      }
      return 0;
    });
    store.close();

    assertThat(RawFiles.findTexts(List.of(file), gone)).isEmpty();
  }

  @Test
  void whatAReaderKeepsInTheLogGoesWithTheNextChore() throws Exception {
    String gone = "a record that goes with somebody";
    store.write(t -> {
      t.keepRecord("told", gone, "{}");
      return 0;
    });
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.executeQuery("SELECT count(*) FROM record").close();
      store.write(t -> {
        t.forgetRecord("told", gone);
        return t.destroyKeyOf(gone);
      });
      assertThat(RawFiles.findTexts(List.of(folder), List.of(gone))).hasSize(1);
      other.rollback();
    }

    store.prune(Instant.parse("2026-11-22T03:00:00Z"), Duration.ofDays(30));

    assertThat(RawFiles.findTexts(List.of(folder), List.of(gone))).isEmpty();
  }

  @Test
  void whatAnOlderProgramLeftOfWhatItDeletedGoes() throws Exception {
    String row = "a row of an older program";
    store.write(t -> t.put("customers", "customer", row, "{}") + t.put(BUCKET, "stock", "b", "{}"));
    store.close();
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      statement.executeUpdate("INSERT INTO row VALUES ('x', 'x', 'x', 9, '" + row + " 2', NULL)");
      statement.executeUpdate("DELETE FROM row WHERE bucket = 'x'");
      statement.executeUpdate("UPDATE row SET data = NULL WHERE bucket = 'customers'");
      statement.executeUpdate("PRAGMA user_version = 5");
    }
    assertThat(RawFiles.findTexts(List.of(file), List.of(row, row + " 2"))).hasSize(2);

    open();

    assertThat(RawFiles.findTexts(List.of(folder), List.of(row))).isEmpty();
    assertThat(store.count(BUCKET)).isEqualTo(1);
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
  void countsTheRowsOfAFileThatKeptNoCounts() throws SQLException {
    store.write(t -> put(t, "a", 1) + put(t, "b", 1) + t.put("model", "pair", "x", "{}"));
    store.write(t -> put(t, "a", 2) + t.remove(BUCKET, "stock", "b"));
    BucketState stock = store.state(BUCKET);
    BucketState model = store.state("model");
    store.close();
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      dropVersionThree(statement);
      statement.executeUpdate("PRAGMA user_version = 2");
    }

    open();

    assertThat(store.state(BUCKET)).isEqualTo(stock);
    assertThat(store.state("model")).isEqualTo(model);
  }

  @Test
  void numbersTheOpsOfAnOlderFilesDevicesByTheirIdsWhereTheirNamesAreTheirsAlone()
      throws SQLException {
    store.write(t -> {
      t.keepRecord("device", "id-1", "{\"name\":\"tablet-1\",\"store\":\"seoul\"}");
      t.keepRecord("device", "id-2", "{\"name\":\"till\",\"store\":\"seoul\"}");
      t.keepRecord("device", "id-3", "{\"name\":\"till\",\"store\":\"busan\"}");
      t.keepSeq("tablet-1", 5);
      t.keepSeq("till", 9);
      return 0;
    });
    store.close();
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      statement.executeUpdate("PRAGMA user_version = 3");
    }

    open();

    assertThat(store.lastSeq("id-1")).isEqualTo(5);
    assertThat(store.lastSeq("id-2")).isZero();
    assertThat(store.lastSeq("id-3")).isZero();
    assertThat(store.lastSeq("tablet-1")).isEqualTo(5);
  }

  @Test
  void findsTheBucketsOfACustomerByTheirIndex() throws SQLException {
    assertThat(
            plan(
                "SELECT bucket FROM row WHERE entity = 'customer' AND key = ?"
                    + " AND data IS NOT NULL ORDER BY bucket"))
        .contains("row_customer");
  }

  private static void dropVersionThree(Statement statement) throws SQLException {
    for (String table : new String[] {"bucket", "device_seq", "mark"}) {
      statement.executeUpdate("DROP TABLE " + table);
    }
    statement.executeUpdate("DROP INDEX row_tombstone");
  }

  private static long put(HubTransaction transaction, String key, int n) {
    return HubStoreContract.put(transaction, key, n);
  }

  private static StoredOp op(String id) {
    return HubStoreContract.op(id);
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
      Path log = from.resolveSibling(from.getFileName() + "-wal");
      Files.copy(log, to.resolveSibling(to.getFileName() + "-wal"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
