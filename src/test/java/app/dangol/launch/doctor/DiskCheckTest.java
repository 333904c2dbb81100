package app.dangol.launch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of the disk, on this machine's own. */
class DiskCheckTest {
  @TempDir Path folder;

  @Test
  void tellsWhatIsFreeAndWhatTheDatabasesTake() throws Exception {
    Files.write(folder.resolve("cache.db"), new byte[3_000_000]);
    Files.write(folder.resolve("ops.db-wal"), new byte[1_000_000]);

    Finding finding = new DiskCheck(folder, 0, "kiosk").look().getFirst();

    assertThat(finding.state()).isEqualTo(Finding.State.OK);
    assertThat(finding.detail())
        .contains(" free on " + Files.getFileStore(folder).name())
        .endsWith("the databases take 4 MB");
  }

  @Test
  void looksAtTheDiskTheFolderWillLieOn() {
    Finding finding =
        new DiskCheck(folder.resolve("not").resolve("yet"), 0, "kiosk").look().getFirst();

    assertThat(finding.state()).isEqualTo(Finding.State.OK);
    assertThat(finding.detail()).endsWith("the databases take 0 MB");
  }

  @Test
  void tooLittleRoomIsToBeFreed() throws Exception {
    Finding finding = new DiskCheck(folder, Long.MAX_VALUE, "kiosk").look().getFirst();

    assertThat(finding.state()).isEqualTo(Finding.State.FAILED);
    assertThat(finding.detail()).contains("; at least ").endsWith(" are needed");
    assertThat(finding.fix())
        .startsWith("Free at least ")
        .endsWith(" on " + Files.getFileStore(folder).name() + ".");
  }

  @Test
  void aDiskThatCannotBeWrittenIsSaid() throws Exception {
    Path zip = folder.resolve("disk.zip");
    URI uri = URI.create("jar:" + zip.toUri());
    try (FileSystem disk = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
      Files.createDirectory(disk.getPath("/data"));
    }
    // The one file system that can be mounted read-only by anybody.
    try (FileSystem disk = FileSystems.newFileSystem(uri, Map.of("accessMode", "readOnly"))) {
      Finding finding = new DiskCheck(disk.getPath("/data"), 0, "kiosk").look().getFirst();

      assertThat(finding.state()).isEqualTo(Finding.State.FAILED);
      assertThat(finding.detail()).endsWith(" is mounted read-only");
      assertThat(finding.fix())
          .isEqualTo(
              "Look for disk errors with `dmesg`, then mount it for writing or set data.folder to"
                  + " another disk.");
    }
  }
}
