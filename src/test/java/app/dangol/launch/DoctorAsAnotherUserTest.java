package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.device.serial.PtyPair;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code dangol doctor} as a user who may not do what the app needs. Root may do everything, so
 * this runs where the tests run as root and can become somebody else; the program runs without
 * JavaFX on its class path, which the doctor must not need.
 */
@Timeout(60)
class DoctorAsAnotherUserTest {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
  private static final Pattern NOT_NEEDED = Pattern.compile(".*(javafx|ikonli|atlantafx).*");

  @TempDir Path folder;

  @BeforeEach
  void needsRoot() {
    assumeTrue(System.getProperty("user.name").equals("root"), "not root");
    assumeTrue(Files.isExecutable(SETPRIV), "setpriv is not installed");
  }

  @Test
  void aPortOfAnotherGroupNamesTheGroupAndTheUser() throws Exception {
    try (PtyPair pair = PtyPair.open(folder)) {
      JsonObject ports = portOf("tty", pair.path());

      assertThat(ports.get("ok").getAsBoolean()).isFalse();
      assertThat(ports.get("detail").getAsString())
          .isEqualTo(
              "scanner.counter: "
                  + pair.path()
                  + " may not be read and written by nobody; it belongs to the group tty");
      assertThat(ports.get("fix").getAsString())
          .isEqualTo("Run `sudo usermod -aG tty nobody`, then sign out and in again.");
    }
  }

  @Test
  void aPortOfRootAloneNeedsTheDriversRule() throws Exception {
    try (PtyPair pair = PtyPair.open(folder)) {
      JsonObject ports = portOf("root", pair.path());

      assertThat(ports.get("ok").getAsBoolean()).isFalse();
      assertThat(ports.get("fix").getAsString())
          .isEqualTo(
              "Install the rule 99-dangol.rules of the driver, which gives the port to the group"
                  + " dialout, and run `sudo usermod -aG dialout nobody`; then sign out and in"
                  + " again.");
    }
  }

  private JsonObject portOf(String group, String port) throws Exception {
    Path device = Path.of(port).toRealPath();
    Files.getFileAttributeView(device, PosixFileAttributeView.class)
        .setGroup(
            device
                .getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByGroupName(group));
    Files.setPosixFilePermissions(device, PosixFilePermissions.fromString("rw-rw----"));
    Shop shop = new Shop(folder);
    shop.set("scanner.counter.driver", "generic-line-scanner");
    shop.set("scanner.counter.port", port);
    return asNobody(shop, "ports");
  }

  @Test
  void aDataFolderOfAnotherUserNamesThatUser() throws Exception {
    Shop shop = new Shop(folder);
    Files.createDirectory(
        shop.dataFolder(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

    JsonObject database = asNobody(shop, "database");

    assertThat(database.get("ok").getAsBoolean()).isFalse();
    assertThat(database.get("detail").getAsString())
        .isEqualTo(shop.dataFolder() + " belongs to root, and nobody may not use it");
    assertThat(database.get("fix").getAsString())
        .startsWith("If the app runs as root, run `sudo -u root dangol doctor`;");
  }

  @Test
  void aDataFolderThatCannotBeMadeIsToBeMade() throws Exception {
    Shop shop = new Shop(folder);

    JsonObject database = asNobody(shop, "database");

    assertThat(database.get("ok").getAsBoolean()).isFalse();
    assertThat(database.get("fix").getAsString())
        .startsWith("Run `sudo install -d -m 700 -o nobody " + shop.dataFolder() + "`");
  }

  @Test
  void aFolderOnTheWayThatMayNotBeEnteredIsNamed() throws Exception {
    Path closed =
        Files.createDirectory(
            folder.resolve("closed"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    for (Path data : List.of(closed.resolve("data"), closed.resolve("not").resolve("yet"))) {
      Shop shop = new Shop(folder).set("data.folder", data.toString());
      for (String check : List.of("database", "disk")) {
        JsonObject line = asNobody(shop, check);

        assertThat(line.get("ok").getAsBoolean()).isFalse();
        assertThat(line.get("detail").getAsString())
            .isEqualTo(
                data
                    + " cannot be reached: nobody may not enter "
                    + closed
                    + ", which belongs to root (DB-01)");
        assertThat(line.get("fix").getAsString())
            .startsWith("If the app runs as root, run `sudo -u root dangol doctor`;")
            .endsWith("`sudo setfacl -m u:nobody:x " + closed + "`.");
      }
      Files.createDirectories(closed.resolve("data"));
    }
  }

  @Test
  void aPortIsLookedAtEvenIfTheDataFolderMayNotBe() throws Exception {
    try (PtyPair pair = PtyPair.open(folder)) {
      Path device = Path.of(pair.path()).toRealPath();
      Files.setPosixFilePermissions(device, PosixFilePermissions.fromString("rw-rw-rw-"));
      Shop shop = new Shop(folder);
      Files.createDirectory(
          shop.dataFolder(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      shop.set("scanner.counter.driver", "generic-line-scanner");
      shop.set("scanner.counter.port", pair.path());

      assertThat(asNobody(shop, "ports").get("detail").getAsString()).endsWith(" opens");
    }
  }

  @Test
  void filesOfRootInAnothersFolderAreNamed() throws Exception {
    Shop shop = new Shop(folder);
    assertThat(CommandLineRun.of("sync", "--once", "--config", shop.config()).status()).isZero();
    DoctorRun.of(shop).assertOk("database", "device.key can be read");
    Path data = shop.dataFolder();
    giveToNobody(data);

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.isOk("database")).isFalse();
    assertThat(doctor.detail("database"))
        .contains(
            "cache.db, cache.db-sum, consent-texts, customer-keys, dangol.lock, device.key, hub.db, ops.db"
                + " belong to root, but "
                + data)
        .contains("looked at as root, but the folder belongs to nobody: ports and rights were");
    assertThat(doctor.fix("database"))
        .contains("Run `sudo chown -R nobody " + data + "`.")
        .contains("Run `sudo -u nobody dangol doctor`.");

    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.toList()) {
        giveToNobody(file);
      }
    }
    DoctorRun mended = DoctorRun.of(shop);
    assertThat(mended.line("database").get("state").getAsString()).isEqualTo("advice");
    assertThat(mended.detail("database")).doesNotContain("belong to root");
  }

  private static void giveToNobody(Path path) throws Exception {
    Files.setOwner(
        path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
  }

  private JsonObject asNobody(Shop shop, String check) throws Exception {
    String config = shop.config();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Process doctor =
        new ProcessBuilder(
                SETPRIV.toString(),
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                copyOfProgram(),
                Main.class.getName(),
                "doctor",
                "--config",
                config)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(doctor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(doctor.waitFor()).as(out).isEqualTo(1);
    return out.lines()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .filter(line -> line.get("check").getAsString().equals(check))
        .findFirst()
        .orElseThrow();
  }

  /** Where everybody may read it, which root's own repository is not. */
  private String copyOfProgram() throws Exception {
    Path copy = folder.resolve("program");
    if (Files.exists(copy)) {
      return copy.resolve("classes") + File.pathSeparator + copy + "/*";
    }
    Files.createDirectory(copy);
    Path classes = Files.createDirectory(copy.resolve("classes"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path from = Path.of(entry);
      if (entry.endsWith(".jar") && !NOT_NEEDED.matcher(entry).matches()) {
        Files.copy(from, copy.resolve(from.getFileName()));
      } else if (from.endsWith("target/classes") || from.endsWith("classes")) {
        copyTree(from, classes);
      }
    }
    for (Path path : List.of(copy, classes)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return classes + File.pathSeparator + copy + "/*";
  }

  private static void copyTree(Path from, Path to) throws Exception {
    try (Stream<Path> files = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
          Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
