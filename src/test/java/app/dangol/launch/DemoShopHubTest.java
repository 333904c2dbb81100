package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.HubWriter;
import app.dangol.hub.Put;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoShopHubTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path folder;

  @Test
  void isFilledFromTheStartAfterAFillThatWasCutOff() throws IOException {
    Path file = folder.resolve("hub.db");
    assertThatThrownBy(() ->
            EmbeddedHub.filled(
                file,
                CLOCK,
                BlockingGuard.NONE,
                writer -> {
                  store(writer, "half");
                  throw new IllegalStateException("cut off");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(file).doesNotExist();

    List<Integer> loaded = new ArrayList<>();
    fill(file, writer -> loaded.add(store(writer, "half") + store(writer, "other")));
    assertThat(loaded).as("nothing of the first half was there").containsExactly(2);
    assertThat(names(folder)).containsExactlyInAnyOrder("hub.db", "customer-keys");

    fill(file, writer -> loaded.add(store(writer, "third")));
    assertThat(loaded).as("a whole file is not filled again").hasSize(1);
  }

  @Test
  void deletesTheHubsOfEarlierWeeksAndKeepsThisWeeks() throws IOException {
    Path hubs = Files.createDirectories(folder.resolve("hub"));
    for (String old : List.of("hub-17-2.db", "hub-17-2.db-wal", "hub-17-2.db.new", "hub-16.db")) {
      Files.writeString(hubs.resolve(old), "old");
    }
    Files.writeString(hubs.resolve("mine.txt"), "not a hub");
    Path keys = Files.createDirectories(hubs.resolve("customer-keys"));
    Files.writeString(keys.resolve("keys.db"), "the keys of earlier weeks");

    DemoShop.hub(folder, CLOCK, BlockingGuard.NONE).close();
    List<String> after = names(hubs);
    assertThat(after).hasSize(3).contains("mine.txt", "customer-keys");
    Path file =
        hubs.resolve(
            after.stream().filter(name -> name.startsWith("hub-")).findFirst().orElseThrow());
    Object first = Files.readAttributes(file, "*").get("fileKey");

    DemoShop.hub(folder, CLOCK, BlockingGuard.NONE).close();
    assertThat(names(hubs)).isEqualTo(after);
    assertThat(Files.readAttributes(file, "*").get("fileKey")).isEqualTo(first);
    assertRights(hubs, "rwx------");
  }

  @Test
  void isReadableByItsOwnerAlone() throws IOException {
    Path file = folder.resolve("hub.db");
    assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
    try (EmbeddedHub hub =
        EmbeddedHub.filled(file, CLOCK, BlockingGuard.NONE, w -> store(w, "seoul"))) {
      hub.start();
      hub.interrupt();
      hub.resume();
      assertThat(names(folder)).contains("hub.db", "hub.db-wal", "hub.db-shm");
      for (String name : names(folder)) {
        Path made = folder.resolve(name);
        assertRights(made, Files.isDirectory(made) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  void narrowsTheRightsOfAFileThatAnybodyCouldRead() throws IOException {
    Path file = folder.resolve("hub.db");
    assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
    fill(file, writer -> store(writer, "seoul"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    fill(file, writer -> store(writer, "seoul"));

    assertRights(file, "rw-------");
  }

  private static void assertRights(Path file, String rights) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as(file.getFileName().toString())
          .isEqualTo(rights);
    }
  }

  private static void fill(Path file, Consumer<HubWriter> filler) {
    EmbeddedHub.filled(file, CLOCK, BlockingGuard.NONE, filler).close();
  }

  private static int store(HubWriter writer, String id) {
    return writer.put(
        Bucket.CATALOGUE, List.of(Put.of(new Entity.Store(id, new Entity.Text(id, id)))));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
