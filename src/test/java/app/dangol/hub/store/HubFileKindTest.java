package app.dangol.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no hub's database is left as it is, with all that lies beside it. */
class HubFileKindTest {
  @TempDir Path folder;

  @Test
  void aTextStaysAsItIs() throws IOException {
    assertUntouched(Files.writeString(folder.resolve("passwd"), "root:x:0:0\n".repeat(100)));
    assertUntouched(Files.writeString(folder.resolve("short"), "x"));
    assertUntouched(Files.writeString(folder.resolve("head only"), "SQLite format 3\0"));
  }

  @Test
  void anEmptyFileThatOthersMayReadStaysAsItIs() throws IOException {
    assertUntouched(Files.createFile(folder.resolve("empty")));
  }

  @Test
  void theDatabaseOfAnotherProgramStaysAsItIs() throws Exception {
    Path file = folder.resolve("photos 100%.db");
    sql(file, "CREATE TABLE log (at TEXT, message TEXT)", "CREATE TABLE photo (id TEXT)");
    assertUntouched(file);
    sql(file, "PRAGMA journal_mode = WAL", "INSERT INTO photo VALUES ('1')");
    assertUntouched(file);
  }

  @Test
  void theDatabaseThatAnotherProgramHasOpenStaysAsItIs() throws Exception {
    Path file = folder.resolve("open.db");
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE photo (id TEXT)");
      assertThat(folder.resolve("open.db-wal")).isNotEmptyFile();
      assertUntouched(file);
    }
  }

  @Test
  void aFolderIsNoDatabase() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("hub.db"));
    assertThatThrownBy(() -> SqliteHubStore.open(inside, BlockingGuard.NONE))
        .isInstanceOf(DangolException.class);
    assertThat(inside).isEmptyDirectory();
  }

  @Test
  void aHubsFileIsFoundAlsoWhereAllOfItIsInTheLog() throws Exception {
    Path file = folder.resolve("hub.db");
    assertThat(SqliteHubStore.isAt(file)).isFalse();
    assertThat(folder).isEmptyDirectory();
    try (SqliteHubStore store = SqliteHubStore.open(file, BlockingGuard.NONE)) {
      assertThat(SqliteHubStore.isAt(file)).isTrue();
      Path copy = folder.resolve("copy.db");
      Files.copy(file, copy);
      Files.copy(folder.resolve("hub.db-wal"), folder.resolve("copy.db-wal"));
      assertThat(SqliteHubStore.isAt(copy)).as(store.epoch()).isTrue();
    }
    assertThat(SqliteHubStore.isAt(file)).isTrue();
  }

  @Test
  void aHubThatWasStoppedBeforeItsFirstRowBegins() throws Exception {
    Path file = folder.resolve("hub.db");
    OwnerOnly.make(file);
    assertThat(SqliteHubStore.isAt(file)).isFalse();
    SqliteHubStore.open(file, BlockingGuard.NONE).close();
    assertThat(SqliteHubStore.isAt(file)).isTrue();
  }

  private void assertUntouched(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
    Map<String, String> before = state();
    assertThatThrownBy(() -> SqliteHubStore.open(file, BlockingGuard.NONE))
        .isInstanceOfSatisfying(
            DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DB_01));
    assertThatThrownBy(() -> SqliteHubStore.isAt(file)).isInstanceOf(DangolException.class);
    assertThat(state()).isEqualTo(before);
  }

  /** Of all in the folder: rights, time and bytes; of shared memory, which is locks, the name. */
  private Map<String, String> state() throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        String name = file.getFileName().toString();
        boolean memory = name.endsWith("-shm");
        state.put(
            name,
            memory
                ? ""
                : PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    + Files.getLastModifiedTime(file)
                    + HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return state;
  }

  private static void sql(Path file, String... all) throws SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      for (String each : all) {
        statement.execute(each);
      }
    }
  }
}
