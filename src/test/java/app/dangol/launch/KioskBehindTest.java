package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.cache.DataFolder;
import app.dangol.config.KioskConfig;
import app.dangol.config.KioskConfigReader;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KioskBehindTest {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  @TempDir private Path place;
  private Path drivers;
  private KioskConfig config;

  @BeforeEach
  void configure() throws IOException {
    drivers = place.resolve("drivers");
    Path file = Path.of(new Shop(place).asKiosk("32").config());
    config = new KioskConfigReader(place).read(file);
  }

  @Test
  void aMissingDriverIsToldByItsCodeAndOpensOnceItIsThere() throws Exception {
    try (DataFolder folder = DataFolder.open(config.dataFolder())) {
      assertThatThrownBy(() -> open(folder)).satisfies(e -> hasCode(e, ErrorCode.DRV_01));

      copyDriver();
      try (KioskBehind behind = open(folder)) {
        assertThat(behind.dangol().shopperDesk()).isNotNull();
      }
    }
  }

  @Test
  void aTryThatFailsLeavesNoFileOpen() throws Exception {
    assumeTrue(Files.isDirectory(OPEN_FILES), "needs a list of this process's open files");
    copyDriver();
    try (DataFolder folder = DataFolder.open(config.dataFolder())) {
      open(folder).close();
      Files.write(folder.opsFile(), new byte[4096]);
      List<Path> before = openFiles(folder);

      assertThatThrownBy(() -> open(folder)).isInstanceOf(DangolException.class);

      assertThat(openFiles(folder)).isEqualTo(before);
    }
  }

  @Test
  void aDriverThatIsMissingLeavesNoFileOpen() throws Exception {
    assumeTrue(Files.isDirectory(OPEN_FILES), "needs a list of this process's open files");
    try (DataFolder folder = DataFolder.open(config.dataFolder())) {
      List<Path> before = openFiles(folder);

      assertThatThrownBy(() -> open(folder)).isInstanceOf(DangolException.class);

      assertThat(openFiles(folder)).isEqualTo(before);
    }
  }

  private KioskBehind open(DataFolder folder) {
    return KioskBehind.open(config, folder, BlockingGuard.NONE, Clock.systemUTC());
  }

  private void copyDriver() throws IOException {
    Path mine = Files.createDirectories(drivers.resolve(ReaderPlan.BY_HAND));
    Files.copy(
        Path.of("drivers", ReaderPlan.BY_HAND, "driver.properties"),
        mine.resolve("driver.properties"));
  }

  private static void hasCode(Throwable failure, ErrorCode code) {
    assertThat(failure)
        .isInstanceOfSatisfying(DangolException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static List<Path> openFiles(DataFolder folder) throws IOException {
    List<Path> open = new ArrayList<>();
    try (Stream<Path> links = Files.list(OPEN_FILES)) {
      for (Path link : links.toList()) {
        if (Files.isSymbolicLink(link)) {
          Path file = Files.readSymbolicLink(link);
          if (file.startsWith(folder.path())) {
            open.add(file);
          }
        }
      }
    }
    return open.stream().sorted().toList();
  }
}
