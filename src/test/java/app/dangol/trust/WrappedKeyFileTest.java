package app.dangol.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.config.KioskConfig.KeyStore;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.trust.wrap.KeyWrap.Backing;
import app.dangol.trust.wrap.KeyWraps;
import app.dangol.trust.wrap.KeyWraps.Here;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The device's key wrapped by a key store: moved in, changed, cut off, and lost. */
class WrappedKeyFileTest {
  private static final Path NO_PROGRAM = Path.of("/no/such/program");

  @TempDir private Path parent;
  private Path folder;
  private Path file;
  private KeyWraps store;

  @BeforeEach
  void open() throws IOException {
    assumeTrue(OwnerOnly.hasPosixRights(parent));
    folder = parent.resolve("data");
    file = folder.resolve("device.key");
    store = wraps(KeyStore.AUTO, newCredential("credentials"));
  }

  private Path newCredential(String name) throws IOException {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    Path given = Files.createDirectories(parent.resolve(name));
    Files.write(given.resolve("dangol-device-key"), secret);
    return given;
  }

  private static KeyWraps wraps(KeyStore wanted, Path credentials) {
    return new KeyWraps(wanted, new Here(false, false, Optional.of(credentials), NO_PROGRAM));
  }

  private static KeyWraps none(KeyStore wanted) {
    return new KeyWraps(wanted, new Here(false, false, Optional.empty(), NO_PROGRAM));
  }

  private static String base64(FileDeviceKeys keys) {
    return Base64.getEncoder().encodeToString(keys.sealingKey(1).getEncoded());
  }

  private void assertSameAndWrapped(FileDeviceKeys before) throws IOException {
    FileDeviceKeys after = FileDeviceKeys.open(folder, true, store);
    assertThat(after.sealingKey(1)).isEqualTo(before.sealingKey(1));
    assertThat(after.indexKey()).isEqualTo(before.indexKey());
    assertThat(after.wrappedBy()).contains("systemd-credential");
    assertThat(Files.readString(file, US_ASCII))
        .startsWith("dangol-device-key 2 systemd-credential\n")
        .doesNotContain(base64(before));
    try (var names = Files.list(folder)) {
      assertThat(names).containsExactly(file);
    }
  }

  @Test
  void aNewKeyNeverLiesInClear() throws IOException {
    FileDeviceKeys keys = FileDeviceKeys.open(folder, false, store);

    assertThat(keys.backing()).isEqualTo(Backing.SERVICE);
    assertSameAndWrapped(keys);
  }

  @Test
  void aKeyInClearMovesInAndItsOldBytesAreOverwritten() throws IOException {
    FileDeviceKeys before = FileDeviceKeys.open(folder, false);
    Path witness = Files.createLink(parent.resolve("witness"), file);

    assertSameAndWrapped(before);

    assertThat(Files.readAllBytes(witness)).isNotEmpty().containsOnly(0);
  }

  @Test
  void aMoveThatWasCutOffLeavesOneWholeKeyAndIsFinished() throws IOException {
    FileDeviceKeys before = FileDeviceKeys.open(folder, false);
    byte[] clear = Files.readAllBytes(file);
    FileDeviceKeys.open(folder, true, store);
    byte[] wrapped = Files.readAllBytes(file);

    // While the draft was written.
    Files.write(file, clear);
    Files.write(folder.resolve("device.key.new"), new byte[] {1, 2, 3});
    assertSameAndWrapped(before);

    // When the draft and the second name were there.
    Files.write(file, clear);
    Files.write(folder.resolve("device.key.new"), wrapped);
    Files.createLink(folder.resolve("device.key.old"), file);
    assertSameAndWrapped(before);

    // When the draft had taken the name, and the old bytes were not overwritten yet.
    Files.write(folder.resolve("device.key.old"), clear);
    Path witness = Files.createLink(parent.resolve("witness"), folder.resolve("device.key.old"));
    Files.write(file, wrapped);
    assertSameAndWrapped(before);
    assertThat(Files.readAllBytes(witness)).isNotEmpty().containsOnly(0);
  }

  @Test
  void aLinkThatWasLeftIsNoReasonToOverwriteTheKeyInUse() throws IOException {
    FileDeviceKeys before = FileDeviceKeys.open(folder, false);
    Files.createLink(folder.resolve("device.key.old"), file);

    FileDeviceKeys after = FileDeviceKeys.open(folder, true);

    assertThat(after.sealingKey(1)).isEqualTo(before.sealingKey(1));
    assertThat(folder.resolve("device.key.old")).doesNotExist();
  }

  @Test
  void aNewVersionAndTheEndOfTheOldOnesAreOnDiskAndStayWrapped() {
    FileDeviceKeys keys = FileDeviceKeys.open(folder, false, store);
    var first = keys.sealingKey(1);

    assertThat(keys.addVersion()).isEqualTo(2);
    assertThat(keys.versions()).containsExactly(1, 2);
    FileDeviceKeys again = FileDeviceKeys.open(folder, true, store);
    assertThat(again.versions()).containsExactly(1, 2);
    assertThat(again.sealingKey(1)).isEqualTo(first);
    assertThat(again.sealingKey(2)).isEqualTo(keys.sealingKey(2)).isNotEqualTo(first);

    again.destroyOld();
    FileDeviceKeys last = FileDeviceKeys.open(folder, true, store);
    assertThat(last.versions()).containsExactly(2);
    assertThat(last.indexKey()).isEqualTo(keys.indexKey());
    assertThat(last.wrappedBy()).contains("systemd-credential");
    assertThatThrownBy(() -> last.sealingKey(1)).hasMessageContaining("KEY-01");
  }

  @Test
  void anotherMachinesKeyIsForeignAndStays() throws IOException {
    FileDeviceKeys.open(folder, false, store);
    byte[] bytes = Files.readAllBytes(file);

    KeyWraps elsewhere = wraps(KeyStore.AUTO, newCredential("elsewhere"));
    assertThatThrownBy(() -> FileDeviceKeys.open(folder, true, elsewhere))
        .isInstanceOf(ForeignKeyException.class)
        .hasMessageContaining("KEY-01");
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void aStoreThatIsNotThereNowIsNoLoss() {
    FileDeviceKeys.open(folder, false, store);

    assertThatThrownBy(() -> FileDeviceKeys.open(folder, true, none(KeyStore.AUTO)))
        .isInstanceOf(DangolException.class)
        .isNotInstanceOf(ForeignKeyException.class)
        .hasMessageContaining("KEY-01");
  }

  @Test
  void aStoreThatWasAskedForIsNeverReplacedByAFileInSilence() {
    assertThatThrownBy(() -> FileDeviceKeys.open(folder, false, none(KeyStore.SYSTEMD_CREDS)))
        .isInstanceOfSatisfying(
            DangolException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.KEY_01);
              assertThat(e.getMessage()).contains("device.keys = systemd-creds");
            });
    assertThat(file).doesNotExist();
  }

  @Test
  void whereNoStoreWorksAKeyInClearStaysAsItIs() throws IOException {
    FileDeviceKeys.open(folder, false, none(KeyStore.AUTO));
    byte[] bytes = Files.readAllBytes(file);
    var made = Files.readAttributes(file, "unix:ino");
    KeyWraps broken =
        new KeyWraps(KeyStore.AUTO, new Here(false, true, Optional.empty(), Path.of("/bin/false")));

    FileDeviceKeys keys = FileDeviceKeys.open(folder, true, broken);

    assertThat(keys.backing()).isEqualTo(Backing.FILE);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    assertThat(Files.readAttributes(file, "unix:ino")).isEqualTo(made);
  }

  @Test
  void aStoreThatGivesBackSomethingElseGetsNoKey() throws IOException {
    FileDeviceKeys before = FileDeviceKeys.open(folder, false);
    byte[] clear = Files.readAllBytes(file);
    Path script = parent.resolve("forgetful");
    Files.writeString(script, "#!/bin/sh\ncat >/dev/null\necho something else\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    KeyWraps forgetful =
        new KeyWraps(KeyStore.SYSTEMD_CREDS, new Here(false, true, Optional.empty(), script));

    assertThatThrownBy(() -> FileDeviceKeys.open(folder, true, forgetful))
        .hasMessageContaining("gives back something else");

    assertThat(Files.readAllBytes(file)).isEqualTo(clear);
    assertThat(FileDeviceKeys.open(folder, true).indexKey()).isEqualTo(before.indexKey());
  }

  @Test
  void aKeyMovesOutAgainWhereAFileIsAskedFor() {
    FileDeviceKeys before = FileDeviceKeys.open(folder, false, store);
    Path credentials = parent.resolve("credentials");

    FileDeviceKeys after = FileDeviceKeys.open(folder, true, wraps(KeyStore.FILE, credentials));

    assertThat(after.wrappedBy()).isEmpty();
    assertThat(after.sealingKey(1)).isEqualTo(before.sealingKey(1));
  }

  @Test
  void refusesADamagedWrappedKeyAndLeavesItAsItIs() throws IOException {
    FileDeviceKeys.open(folder, false, store);
    byte[] good = Files.readAllBytes(file);

    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      Files.write(file, bad);
      assertThatThrownBy(() -> FileDeviceKeys.open(folder, true, store))
          .isInstanceOf(DangolException.class)
          .isNotInstanceOf(ForeignKeyException.class)
          .hasMessageContaining("damaged");
      assertThat(Files.readAllBytes(file)).isEqualTo(bad);
    }
  }

  @Test
  void thisMachinesOwnStoreKeepsIt() {
    KeyWraps real = KeyWraps.of(KeyStore.SYSTEMD_CREDS);
    FileDeviceKeys keys;
    try {
      keys = FileDeviceKeys.open(folder, false, real);
    } catch (DangolException e) {
      assumeTrue(false, "systemd-creds cannot be used here: " + e.getMessage());
      throw e;
    }
    keys.addVersion();

    FileDeviceKeys again = FileDeviceKeys.openExisting(folder);
    assertThat(again.wrappedBy().orElseThrow()).startsWith("systemd-creds");
    assertThat(again.sealingKey(2)).isEqualTo(keys.sealingKey(2));
    assertThat(file).content(US_ASCII).doesNotContain(base64(keys));
  }
}
