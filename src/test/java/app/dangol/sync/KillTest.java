package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.cache.BucketState;
import app.dangol.cache.DataFolder;
import app.dangol.cache.TestStore;
import app.dangol.customer.Note;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a syncing device, over and over, and looks at what is left. */
@Timeout(600)
class KillTest {
  private static final int TRIALS = Integer.getInteger("dangol.kills", 12);
  private static final int CUSTOMERS = 1200;
  private static final int LINES_EACH = 4;

  @TempDir private Path folder;
  private final Set<String> kept = new HashSet<>();
  private int duringSnapshot;

  @Test
  void losesAndDoublesNothingHoweverOftenItIsKilled() throws Exception {
    Path device = folder.resolve("device");
    try (TestHub hub = new TestHub(folder.resolve("hub.db"))) {
      hub.fill(CUSTOMERS, LINES_EACH);
      Random random = new Random(42);
      for (int trial = 0; trial < TRIALS; trial++) {
        runAndKill(device, hub, trial, random);
        // A change at the hub for the next run, so that there is always something to pull.
        hub.writer().put(TestHub.CLIENTS, List.of(TestHub.customer(trial, "이름" + trial)));
        inspect(device);
        if (trial % 4 == 3) {
          throwCacheAway(device);
        }
      }
      drain(device, hub);
      List<String> atTheHub = notesAtTheHub(hub);
      long lost = kept.stream().filter(note -> !atTheHub.contains(note)).count();
      long doubled = atTheHub.size() - atTheHub.stream().distinct().count();
      System.out.printf(
          "kills %d (%d inside a snapshot), notes acknowledged %d, at the hub %d,"
              + " lost %d, doubled %d%n",
          TRIALS, duringSnapshot, kept.size(), atTheHub.size(), lost, doubled);
      assertThat(kept).hasSizeGreaterThan(TRIALS);
      assertThat(duringSnapshot).isBetween(1, TRIALS - 1);
      assertThat(lost).isZero();
      assertThat(doubled).isZero();
    }
  }

  private void runAndKill(Path device, TestHub hub, int trial, Random random) throws Exception {
    boolean emptyCache = Files.notExists(device.resolve("cache.db"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledDevice.class.getName(),
                device.toString(),
                hub.url().toString(),
                Integer.toString(trial))
            .redirectError(folder.resolve("child.log").toFile())
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String first = out.readLine();
      assertThat(first).as(() -> "the child: " + childLog()).isEqualTo("started");
      assertThatThrownBy(() -> DataFolder.open(device)).hasMessageContaining("RUN-01");
      CountDownLatch inSnapshot = new CountDownLatch(1);
      CountDownLatch moment = emptyCache ? inSnapshot : new CountDownLatch(1);
      int atLatest = emptyCache ? 10_000 : random.nextInt(1800);
      Thread killer =
          Thread.startVirtualThread(() -> kill(process, moment, atLatest, random.nextInt(60)));
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.equals(KilledDevice.INSIDE_SNAPSHOT)) {
          inSnapshot.countDown();
        }
        // The last line may be cut by the kill; only a whole one was acknowledged.
        if (line.matches("note \\d+-\\d+")) {
          kept.add(line);
        }
      }
      killer.join();
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(() -> "killed, not ended: " + childLog()).isEqualTo(137);
  }

  private void inspect(Path device) {
    try (TestStore store = TestStore.withFileKeys(device)) {
      assertThat(store.seen).as("no damage").isEmpty();
      assertThat(store.integrity()).isEqualTo("ok/ok");
      BucketState clients = store.states.get(TestHub.CLIENTS);
      duringSnapshot += clients.nextPage().isPresent() ? 1 : 0;
      assertThat(clients.rows())
          .as("rows and cursor were committed together")
          .isEqualTo(store.count("customer") + store.count("history") + store.count("note"));
      if (clients.cursor().isPresent()) {
        assertThat(store.count("history")).isEqualTo((long) CUSTOMERS * LINES_EACH);
      }
    }
  }

  private static void throwCacheAway(Path device) throws IOException {
    for (String name : List.of("cache.db", "cache.db-wal", "cache.db-shm")) {
      Files.deleteIfExists(device.resolve(name));
    }
  }

  private static void drain(Path device, TestHub hub) {
    try (Device last = new Device(TestStore.withFileKeys(device), hub.client())) {
      last.engine.runOnce();
      assertThat(last.store.ops()).as("everything sent and passed").isZero();
      assertThat(last.engine.runOnce().pulled()).isZero();
    }
  }

  private List<String> notesAtTheHub(TestHub hub) {
    List<String> notes = new ArrayList<>();
    try (Device other = new Device(folder.resolve("other"), hub.client())) {
      other.engine.runOnce();
      for (int i = 0; i < CUSTOMERS; i++) {
        other.notes(i).stream().map(Note::text).forEach(notes::add);
      }
    }
    return notes;
  }

  private String childLog() {
    try {
      return Files.readString(folder.resolve("child.log"));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  /** At any moment, or soon after a certain one. */
  private static void kill(Process process, CountDownLatch moment, int atLatest, int after) {
    try {
      if (moment.await(atLatest, TimeUnit.MILLISECONDS)) {
        Thread.sleep(after);
      }
      // Through the handle: the process's own method also closes the stream we still read.
      process.toHandle().destroyForcibly();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
