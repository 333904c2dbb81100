package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The check of what the device keeps, with a real device's process on the folder or after it. */
@Timeout(120)
class DoctorDatabaseTest {
  @TempDir Path folder;
  private Shop shop;
  private Path data;
  private @Nullable DeviceProcess device;

  @BeforeEach
  void configure() {
    shop = new Shop(folder);
    data = shop.dataFolder();
  }

  @AfterEach
  void leaveNothingRunning() throws Exception {
    if (device != null) {
      device.close();
    }
  }

  @Test
  void tellsWhatWaitsAfterAnOrderlyEndAndWritesNothing() throws Exception {
    write(2, 3);
    Map<String, String> before = contents();

    DoctorRun doctor = DoctorRun.of(shop);

    doctor.assertOk("database", data + " is not in use");
    doctor.assertOk("database", "cache.db is sound, schema version 6");
    doctor.assertOk("database", "ops.db is sound, schema version 7");
    doctor.assertOk("database", "2 written here wait for the hub, the oldest for 3 h");
    doctor.assertOk("database", "device.key can be read");
    assertThat(contents()).isEqualTo(before);
    assertNothingPersonal(doctor);
  }

  @Test
  void looksBesideARunningAppWithoutDisturbingIt() throws Exception {
    DeviceProcess running = open(0);
    running.note();
    Map<String, String> before = contents();

    DoctorRun doctor = DoctorRun.of(shop);

    doctor.assertOk("database", data + " is in use by the running app");
    if (Files.isReadable(Path.of("/proc/locks"))) {
      doctor.assertOk("database", "(process " + running.pid() + ")");
    }
    doctor.assertOk("database", "1 written here wait for the hub, the oldest for ");
    assertThat(withoutSharedMemory(contents())).isEqualTo(withoutSharedMemory(before));
    assertNothingPersonal(doctor);
    running.note();
    DoctorRun.of(shop).assertOk("database", "2 written here wait for the hub");
    running.end();
    assertThat(data.resolve("ops.db-wal")).as("closed in order").doesNotExist();
  }

  @Test
  void anAppCanStartWhileTheDoctorLooks() throws Exception {
    write(1, 0);
    try (Connection looking =
        DriverManager.getConnection(
            "jdbc:sqlite:file:" + data.resolve("ops.db") + "?mode=ro&immutable=1")) {
      DoctorRun.of(shop).assertOk("database", "1 written here");
      DeviceProcess running = open(0);
      running.note();
      assertThat(looking.isValid(1)).isTrue();
    }
    DoctorRun.of(shop).assertOk("database", "2 written here wait for the hub");
  }

  @Test
  void readsWhatAKilledAppLeftInItsLogAndLeavesItThere() throws Exception {
    DeviceProcess running = open(0);
    running.note();
    running.kill();
    Map<String, String> before = contents();
    assertThat(before).containsKey("ops.db-wal");

    DoctorRun doctor = DoctorRun.of(shop);

    doctor.assertOk("database", data + " is not in use");
    doctor.assertOk("database", "1 written here wait for the hub");
    assertThat(withoutSharedMemory(contents())).isEqualTo(withoutSharedMemory(before));
    write(1, 0);
    DoctorRun.of(shop).assertOk("database", "2 written here wait for the hub");
  }

  @Test
  void whatWaitsForMoreThanADayIsSaidButNoFailure() throws Exception {
    write(1, 72);

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.isOk("database")).isTrue();
    assertThat(doctor.detail("database")).contains("the oldest for 3 days");
    assertThat(doctor.fix("database"))
        .isEqualTo("See the line hub; what waits is sent once the hub is reached.");
  }

  @Test
  void aDamagedCacheIsMadeAnewByTheApp() throws Exception {
    write(1, 0);
    damage("cache.db");

    DoctorRun.of(shop)
        .assertFailed(
            "database",
            data.resolve("cache.db") + " is damaged (DB-03)",
            "Start the app again: it makes the copy anew and fetches it from the hub. Nothing"
                + " written here is lost.");
  }

  @Test
  void damagedWritesAreToBeKept() throws Exception {
    write(1, 0);
    damage("ops.db");

    DoctorRun.of(shop)
        .assertFailed(
            "database",
            data.resolve("ops.db") + " is damaged (DB-01)",
            "Keep it: it may hold writes that have not reached the hub. Copy "
                + data
                + " to a safe place and ask whoever supports Dangol.");
  }

  @Test
  void theEmbeddedHubsStoreIsLookedAt() throws Exception {
    assertThat(CommandLineRun.of("sync", "--once", "--config", shop.config()).status()).isZero();
    Map<String, String> before = contents();
    DoctorRun.of(shop).assertOk("database", "hub.db is sound, schema version 6");
    assertThat(contents()).isEqualTo(before);

    damage("hub.db");
    DoctorRun.of(shop)
        .assertFailed(
            "database",
            data.resolve("hub.db") + " is damaged (DB-01)",
            "Keep it: it is the hub's own store, and no other hub has what it holds. Copy "
                + data
                + " to a safe place, then put a good copy of hub.db back, or ask whoever supports"
                + " Dangol.");
  }

  @Test
  void aHubsStoreOfANewerProgramNeedsThatProgram() throws Exception {
    assertThat(CommandLineRun.of("sync", "--once", "--config", shop.config()).status()).isZero();
    sql("hub.db", "PRAGMA user_version = 99");

    DoctorRun.of(shop)
        .assertFailed(
            "database",
            "hub.db has schema version 99, this program knows 6 (DB-02)",
            "Install the newer program again.");
  }

  @Test
  void aFileOfANewerProgramNeedsThatProgram() throws Exception {
    write(1, 0);
    sql("cache.db", "PRAGMA user_version = 99");

    DoctorRun.of(shop)
        .assertFailed(
            "database",
            "cache.db has schema version 99, this program knows 6 (DB-02)",
            "Install the newer program again.");
  }

  @Test
  void aMissingOrDamagedKeyIsToBePutBack() throws Exception {
    write(1, 0);
    Path key = data.resolve("device.key");
    String cure =
        "Put a good copy of device.key back (owner only, mode 600). Without one, enrol the device"
            + " anew: move "
            + data
            + " away and start the app; what waited for the hub is lost then.";
    Files.writeString(key, Files.readString(key).replace("seal 1", "seal 2"));
    DoctorRun.of(shop).assertFailed("database", "the device key " + key + " is damaged", cure);

    Files.delete(key);
    DoctorRun.of(shop).assertFailed("database", "the device key " + key + " is missing", cure);
    assertThat(key).as("no new one is made").doesNotExist();
  }

  @Test
  void filesThatOthersMayUseAreToBeClosed() throws Exception {
    write(1, 0);
    assumeTrue(Files.getFileStore(data).supportsFileAttributeView("posix"));
    rights(data.resolve("device.key"), "rw-r-----");
    DoctorRun.of(shop)
        .assertFailed(
            "database",
            "others may use " + data.resolve("device.key") + " (KEY-01)",
            "Run `chmod 600 " + data.resolve("device.key") + "`.");

    rights(data.resolve("device.key"), "rw-------");
    rights(data, "rwxr-x---");
    DoctorRun.of(shop)
        .assertFailed(
            "database",
            "others may use the data folder " + data + " (KEY-01)",
            "Run `chmod 700 " + data + "`.");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .as("left as it is")
        .isEqualTo("rwxr-x---");
  }

  @Test
  void aFileInPlaceOfTheFolderIsSaid() throws Exception {
    Files.createFile(data);

    DoctorRun.of(shop)
        .assertFailed(
            "database", data + " is no folder (DB-01)", "Name a folder of its own in data.folder.");
  }

  @Test
  void aFolderBelowAFileIsNoneEither() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    shop.set("data.folder", file.resolve("data").toString());

    DoctorRun.of(shop)
        .assertFailed(
            "database", file + " is no folder (DB-01)", "Name a folder of its own in data.folder.");
  }

  /** An app that wrote so many notes, so long ago, and ended in order. */
  private void write(int notes, int hoursAgo) throws Exception {
    DeviceProcess running = open(hoursAgo);
    for (int i = 0; i < notes; i++) {
      running.note();
    }
    running.end();
  }

  private DeviceProcess open(int hoursAgo) throws IOException {
    DeviceProcess started = DeviceProcess.start(data, hoursAgo);
    device = started;
    return started;
  }

  /** Overwrites the second page, where the first table begins. */
  private void damage(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(data.resolve(name));
    for (int i = 4096; i < 8192; i++) {
      bytes[i] = (byte) 0xA5;
    }
    Files.write(data.resolve(name), bytes);
  }

  private void sql(String name, String statement) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(name));
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private static void rights(Path path, String rights) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new HashMap<>();
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            file.getFileName().toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  /** A reader's marks are in the shared memory, which is no data. */
  private static List<Map.Entry<String, String>> withoutSharedMemory(Map<String, String> files) {
    return files.entrySet().stream()
        .filter(file -> !file.getKey().endsWith("-shm"))
        .sorted(Map.Entry.comparingByKey())
        .toList();
  }

  private static void assertNothingPersonal(DoctorRun doctor) {
    assertThat(doctor.run().out() + doctor.run().err())
        .doesNotContain("Canarynote", "9988", "Minji", "c1\"", "s-001");
  }
}
