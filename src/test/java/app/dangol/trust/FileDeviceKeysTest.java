package app.dangol.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.trust.wrap.KeyWraps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDeviceKeysTest {
  @TempDir private Path parent;
  private Path folder;
  private Path file;

  @BeforeEach
  void needsPosixRights() throws IOException {
    assumeTrue(OwnerOnly.hasPosixRights(parent));
    folder = parent.resolve("data");
    file = folder.resolve("device.key");
  }

  @Test
  void makesTheKeysOnceAndForTheOwnerAlone() throws IOException {
    FileDeviceKeys first = FileDeviceKeys.open(folder, false);
    FileDeviceKeys second = FileDeviceKeys.open(folder, true);

    assertThat(rights(folder)).isEqualTo("rwx------");
    assertThat(rights(file)).isEqualTo("rw-------");
    assertThat(second.sealingKey(1)).isEqualTo(first.sealingKey(1));
    assertThat(second.indexKey()).isEqualTo(first.indexKey());
    assertThat(first.sealingKey(1)).isNotEqualTo(first.indexKey());
    try (var names = Files.list(folder)) {
      assertThat(names).containsExactly(file);
    }
  }

  @Test
  void makesDifferentKeysForEveryDevice() {
    FileDeviceKeys one = FileDeviceKeys.open(folder, false);
    FileDeviceKeys other = FileDeviceKeys.open(parent.resolve("other"), false);

    assertThat(one.sealingKey(1)).isNotEqualTo(other.sealingKey(1));
  }

  @Test
  void startsAgainAfterACrashBeforeTheRename() throws IOException {
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(folder.resolve("device.key.new"), "dangol-dev");

    assertThat(FileDeviceKeys.open(folder, false).currentVersion()).isEqualTo(1);
  }

  @Test
  void refusesAKeyThatOthersCanReadAndSaysTheCure() throws IOException {
    FileDeviceKeys.open(folder, false);

    for (String rights : new String[] {"rw-r-----", "rw----r--", "rw--w----", "rwx--x---"}) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
      assertKey01(() -> FileDeviceKeys.open(folder, false), "chmod 600 " + file);
    }
  }

  @Test
  void refusesAFolderThatOthersCanWriteTo() throws IOException {
    FileDeviceKeys.open(folder, false);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));

    assertKey01(() -> FileDeviceKeys.open(folder, false), "chmod 700 " + folder);
  }

  @Test
  void refusesALinkToAKeyElsewhere() throws IOException {
    FileDeviceKeys.open(folder, false);
    Path moved = parent.resolve("elsewhere.key");
    Files.move(file, moved);
    Files.createSymbolicLink(file, moved);

    // A link has rights of its own that say nothing; on some systems they are refused first.
    assertKey01(() -> FileDeviceKeys.open(folder, false), "device.key");
  }

  @Test
  void refusesADamagedKeyAndLeavesItAsItIs() throws IOException {
    FileDeviceKeys.open(folder, false);
    byte[] good = Files.readAllBytes(file);

    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      Files.write(file, bad);
      assertKey01(() -> FileDeviceKeys.open(folder, true), "damaged");
      assertThat(Files.readAllBytes(file)).isEqualTo(bad);
    }
    for (int length = 0; length < good.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(good, length));
      assertKey01(() -> FileDeviceKeys.open(folder, true), "damaged");
    }
  }

  @Test
  void neverReplacesALostKeyWhereSealedDataExists() {
    assertKey01(() -> FileDeviceKeys.open(folder, true), "missing");
    assertThat(file).doesNotExist();
  }

  @Test
  void readsSeveralVersionsAndSealsWithTheNewest() throws IOException {
    FileDeviceKeys.open(folder, false);
    String text = Files.readString(file, US_ASCII);
    String more = Base64.getEncoder().encodeToString(new byte[32]);
    String body =
        text.substring(0, text.indexOf("check ")).replace("index ", "seal 7 " + more + "\nindex ");
    Files.writeString(file, body + "check " + sha256(body) + "\n", US_ASCII);

    FileDeviceKeys keys = FileDeviceKeys.open(folder, true);

    assertThat(keys.currentVersion()).isEqualTo(7);
    assertThat(keys.sealingKey(1)).isNotEqualTo(keys.sealingKey(7));
    assertKey01(() -> keys.sealingKey(2), "version 2");
  }

  @Test
  void neverShowsAKey() throws IOException {
    FileDeviceKeys keys = FileDeviceKeys.open(folder, false);
    String key = Base64.getEncoder().encodeToString(keys.sealingKey(1).getEncoded());

    assertThat(Files.readString(file, US_ASCII)).contains(key);
    assertThat(KeyFile.read(file, KeyWraps.file()).toString()).doesNotContain(key);
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static String sha256(String text) {
    try {
      return java.util.HexFormat.of()
          .formatHex(
              java.security.MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertKey01(ThrowingCallable call, String part) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DangolException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.KEY_01);
              assertThat(e.getMessage()).contains(part);
            });
  }
}
