package app.dangol.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody but the owner may look at what a device keeps, whatever the umask is. */
class OwnerOnlyFilesTest {
  private static final List<String> KEPT =
      List.of("cache.db", "cache.db-wal", "cache.db-shm", "ops.db", "ops.db-wal", "ops.db-shm");

  @TempDir private Path parent;
  private Path data;

  @BeforeEach
  void needsPosixRights() {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    data = parent.resolve("data");
  }

  @Test
  void makesEverythingForTheOwnerAlone() throws IOException {
    try (DataFolder folder = DataFolder.open(data);
        TestStore store = new TestStore(folder.path())) {
      write(store);

      assertThat(rights(data)).isEqualTo("rwx------");
      assertThat(rights(data.resolve("dangol.lock"))).isEqualTo("rw-------");
      for (String name : KEPT) {
        assertThat(rights(data.resolve(name))).as(name).isEqualTo("rw-------");
      }
    }
  }

  @Test
  void takesAnOlderFolderAndItsFilesFromTheEyesOfOthers() throws IOException {
    try (DataFolder folder = DataFolder.open(data);
        TestStore store = new TestStore(folder.path())) {
      write(store);
    }
    open(data, "rwxr-xr-x");
    for (String name : List.of("dangol.lock", "cache.db", "ops.db")) {
      open(data.resolve(name), "rw-r--r--");
    }

    makesEverythingForTheOwnerAlone();
  }

  @Test
  void refusesAFolderThatOthersMayWriteTo() throws IOException {
    Files.createDirectory(data);
    for (String rights : List.of("rwxrwx---", "rwx----w-")) {
      open(data, rights);

      assertThatThrownBy(() -> DataFolder.open(data).close())
          .isInstanceOfSatisfying(
              DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.KEY_01));
      assertThat(rights(data)).isEqualTo(rights);
    }
  }

  private static void write(TestStore store) {
    store.notes.add(new CustomerId("c1"), new StaffId("staff-1"), "이서연", "메모");
    store.writer.applyPage(
        store.states.get(TestStore.STOCK).next(),
        TestRows.page(5, "s5", TestRows.stock("S1", "seoul-1", 4, 3)));
  }

  private static void open(Path path, String rights) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
