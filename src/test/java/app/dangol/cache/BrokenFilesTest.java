package app.dangol.cache;

import static app.dangol.cache.TestRows.customer;
import static app.dangol.cache.TestRows.history;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestStore.CLIENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.visit.HelpCall;
import app.dangol.wire.Row;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenFilesTest {
  private static final CustomerId C1 = new CustomerId("c1");
  private static final StaffId STAFF = new StaffId("staff-1");

  @TempDir private Path folder;

  @Test
  void aCacheThatIsNoDatabaseIsMadeAnewAndTheOpsAreKept() throws IOException {
    fill();
    Files.writeString(folder.resolve("cache.db"), "x".repeat(8192));

    assertRebuiltWithOpsKept();
  }

  @Test
  void aTruncatedCacheIsMadeAnewAndTheOpsAreKept() throws IOException {
    fill();
    try (FileChannel file =
        FileChannel.open(folder.resolve("cache.db"), StandardOpenOption.WRITE)) {
      file.truncate(file.size() / 2);
    }

    assertRebuiltWithOpsKept();
  }

  @Test
  void aBitThatFlipsInAPlainColumnOfAClosedCacheIsFound() throws IOException {
    fill();
    Path cache = folder.resolve("cache.db");
    byte[] bytes = Files.readAllBytes(cache);
    byte[] basket = "basket1234".getBytes(StandardCharsets.US_ASCII);
    int at = 0;
    while (!Arrays.equals(bytes, at, at + basket.length, basket, 0, basket.length)) {
      at++;
    }
    bytes[at + basket.length - 1] ^= 1;
    Files.write(cache, bytes);

    assertRebuiltWithOpsKept();
  }

  @Test
  void pagesOverwrittenWithNoiseAreFoundAtTheStart() throws IOException {
    fill();
    Path cache = folder.resolve("cache.db");
    Random random = new Random(3);
    try (FileChannel file = FileChannel.open(cache, StandardOpenOption.WRITE)) {
      byte[] noise = new byte[4096];
      for (long at = 4096 * 3; at + 4096 <= file.size(); at += 4096 * 5) {
        random.nextBytes(noise);
        file.write(ByteBuffer.wrap(noise), at);
      }
    }

    assertRebuiltWithOpsKept();
  }

  @Test
  void damageFoundInUseIsRepairedUnderTheHandsOfItsReaders() throws IOException {
    fill();
    try (TestStore store = new TestStore(folder)) {
      Path cache = folder.resolve("cache.db");
      try (FileChannel file = FileChannel.open(cache, StandardOpenOption.WRITE)) {
        byte[] noise = new byte[(int) file.size() - 4096];
        new Random(4).nextBytes(noise);
        file.write(ByteBuffer.wrap(noise), 4096);
      }

      assertThat(store.directory.listHistory(C1, 50)).isEmpty();

      assertThat(store.seen).contains(new CacheChange.Rebuilt(ErrorCode.DB_03));
      assertThat(store.states.list()).isEmpty();
      assertThat(store.notes.list(C1)).hasSize(1);
      assertThat(store.integrity()).isEqualTo("ok/ok");
    }
  }

  @Test
  void nothingOfADamagedCacheIsLeftBehind() throws IOException {
    fill();
    Files.writeString(folder.resolve("cache.db"), "x".repeat(8192));
    try (TestStore store = new TestStore(folder);
        var files = Files.list(folder)) {
      assertThat(store.states.list()).isEmpty();
      assertThat(files.map(file -> file.getFileName().toString()))
          .allMatch(name -> name.matches("(cache|ops)\\.db(-wal|-shm)?"));
    }
  }

  @Test
  void damagedOpsAreRefusedAndLeftAsTheyAre() throws IOException {
    fill();
    Path ops = folder.resolve("ops.db");
    byte[] broken = Files.readAllBytes(ops);
    for (int i = 4096; i < broken.length; i++) {
      broken[i] ^= 0x55;
    }
    Files.write(ops, broken);

    assertCode(ErrorCode.DB_01, () -> OpsDatabase.open(ops, BlockingGuard.NONE));

    assertThat(Files.readAllBytes(ops)).isEqualTo(broken);
  }

  @Test
  void databasesOfANewerProgramAreRefusedAndLeftAsTheyAre() throws Exception {
    fill();
    for (String name : new String[] {"cache.db", "ops.db"}) {
      Path file = folder.resolve(name);
      int version = version(file);
      setVersion(file, 99);
      byte[] before = Files.readAllBytes(file);

      assertCode(ErrorCode.DB_02, () -> new TestStore(folder).close());

      assertThat(Files.readAllBytes(file)).isEqualTo(before);
      setVersion(file, version);
    }
    new TestStore(folder).close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aCacheOfAnEarlierSchemaIsBroughtUpToDateWithItsRows(int version) throws Exception {
    Path file = folder.resolve("cache.db");
    makeEarlier(file, version);

    try (TestStore store = new TestStore(folder)) {
      assertThat(store.count("history")).isEqualTo(1);
      assertThat(store.count("blind_index")).isEqualTo(1);
      assertThat(store.helpCalls.call().state()).isEqualTo(HelpCall.State.QUEUED);
      assertThat(store.states.get(CLIENTS).cursor()).as("fetched anew").isEmpty();
      store.writer.applyPage(
          store.states.get(CLIENTS).next(), page(9, "c9", customer("c7", 8, "김하늘", "1007")));
      assertThat(store.count("history")).as("what the hub no longer has").isZero();
      assertThat(store.directory.find(new CustomerId("c7"))).isPresent();
      assertThat(store.writer.recount()).isEmpty();
    }
    assertThat(version(file)).isEqualTo(6);
  }

  /** A file as that version of the program made it. */
  private static void makeEarlier(Path file, int version) throws SQLException {
    try (Session session = Session.open(file, List.of("PRAGMA journal_mode = WAL"))) {
      new CacheSchema1().apply(session);
      if (version == 2) {
        new CacheSchema2().apply(session);
      }
      session.execute("PRAGMA user_version = " + version);
      session.execute(
          "INSERT INTO bucket VALUES (1, '" + CLIENTS + "', 4, 'c4', NULL, 5, 2, 1700000000000)");
      session.execute(
          """
          INSERT INTO history VALUES
            ('c1', 1700000000000, 'h1', 1, 4, 2, 'b1', 'purchase', 'seoul-1', 'S1', 1)
          """);
      session.execute("INSERT INTO blind_index VALUES (x'0102', 'c1')");
      session.execute(
          """
          INSERT INTO product VALUES
            ('S1', 1, 4, 3, NULL, '가', 'a', 'knit', '#AA3311', 100, 'KRW', 'A3', 'a')
          """);
    }
  }

  @Test
  void aFolderIsForOneProcess() {
    try (DataFolder first = DataFolder.open(folder.resolve("data"))) {
      assertThat(first.holdsSealedData()).isFalse();
      assertCode(ErrorCode.RUN_01, () -> DataFolder.open(folder.resolve("data")).close());
    }
    DataFolder.open(folder.resolve("data")).close();
  }

  @Test
  void everyDoorAsksTheGuardFirst() {
    BlockingGuard onScreenThread =
        () -> {
          throw new IllegalStateException("on the FX thread");
        };
    assertThatThrownBy(() -> OpsDatabase.open(folder.resolve("ops.db"), onScreenThread))
        .hasMessage("on the FX thread");
    assertThatThrownBy(
            () -> CacheDatabase.open(folder.resolve("cache.db"), onScreenThread, new Changes()))
        .hasMessage("on the FX thread");
    boolean[] closed = {false};
    BlockingGuard later =
        () -> {
          if (closed[0]) {
            throw new IllegalStateException("on the FX thread");
          }
        };
    try (CacheDatabase cache =
            CacheDatabase.open(folder.resolve("cache.db"), later, new Changes());
        OpsDatabase ops = OpsDatabase.open(folder.resolve("ops.db"), later)) {
      closed[0] = true;
      assertThatThrownBy(() -> cache.read(s -> 0)).hasMessage("on the FX thread");
      assertThatThrownBy(() -> cache.write(s -> 0)).hasMessage("on the FX thread");
      assertThatThrownBy(() -> ops.read(s -> 0)).hasMessage("on the FX thread");
      assertThatThrownBy(() -> ops.write(s -> 0)).hasMessage("on the FX thread");
    }
  }

  private void fill() {
    try (TestStore store = new TestStore(folder)) {
      Row[] rows = new Row[2001];
      rows[0] = customer("c1", 1, "김하늘", "1001");
      for (int i = 1; i < rows.length; i++) {
        rows[i] = history("c1", "h" + i, 2, "2026-01-01T00:00:00Z", "basket" + i);
      }
      store.writer.applyPage(store.states.get(CLIENTS).next(), page(5, "c5", rows));
      store.notes.add(C1, STAFF, "이서연", "파란 니트를 찾으심");
    }
  }

  private void assertRebuiltWithOpsKept() {
    try (TestStore store = new TestStore(folder)) {
      assertThat(store.seen).containsExactly(new CacheChange.Rebuilt(ErrorCode.DB_03));
      assertThat(store.states.list()).isEmpty();
      assertThat(store.directory.find(C1)).isEmpty();
      assertThat(store.notes.list(C1)).singleElement().matches(n -> n.text().startsWith("파란"));
      store.writer.applyPage(
          store.states.get(CLIENTS).next(), page(5, "c5", customer("c1", 1, "김하늘", "1001")));
      assertThat(store.directory.find(C1)).isPresent();
    }
  }

  private static int version(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static void setVersion(Path file, int version) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = " + version);
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
  }

  private static void assertCode(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(DangolException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
