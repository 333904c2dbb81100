package app.dangol.trust.wrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.config.KioskConfig.KeyStore;
import app.dangol.failure.DangolException;
import app.dangol.trust.wrap.KeyWraps.Here;
import app.dangol.trust.wrap.WrapException.Kind;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KeyWrapsTest {
  private static final Path PROGRAM = Path.of("/bin/true");
  private static final Path NONE = Path.of("/no/such/program");

  @TempDir private Path folder;

  private List<String> words(KeyStore wanted, Here here) {
    return new KeyWraps(wanted, here).candidates().stream().map(KeyWrap::word).toList();
  }

  private Path credential(int bytes) throws Exception {
    Files.write(folder.resolve("dangol-device-key"), new byte[bytes]);
    return folder;
  }

  @Test
  void takesTheBestThatIsThere() throws Exception {
    Here root = new Here(false, true, Optional.empty(), PROGRAM);
    Here user = new Here(false, false, Optional.empty(), PROGRAM);
    Here service = new Here(false, false, Optional.of(credential(32)), PROGRAM);
    Here bare = new Here(false, true, Optional.empty(), NONE);
    Here windows = new Here(true, false, Optional.empty(), NONE);

    assertThat(words(KeyStore.AUTO, root)).containsExactly("systemd-creds");
    assertThat(words(KeyStore.AUTO, user)).containsExactly("systemd-creds-user");
    assertThat(words(KeyStore.AUTO, service)).containsExactly("systemd-credential");
    assertThat(words(KeyStore.AUTO, bare)).isEmpty();
    assertThat(words(KeyStore.AUTO, windows)).containsExactly("dpapi");
    assertThat(words(KeyStore.SYSTEMD_CREDS, service)).containsExactly("systemd-credential");
    assertThat(words(KeyStore.DPAPI, root)).isEmpty();
    assertThat(words(KeyStore.DPAPI, windows)).containsExactly("dpapi");
    assertThat(words(KeyStore.FILE, service)).isEmpty();
  }

  @Test
  void aFolderOfCredentialsWithoutOursIsNoStore() {
    Here other = new Here(false, false, Optional.of(folder), NONE);

    assertThat(words(KeyStore.AUTO, other)).isEmpty();
    assertThat(Here.look(Map.of("CREDENTIALS_DIRECTORY", folder.toString())).credentials())
        .contains(folder);
    assertThat(Here.look(Map.of()).credentials()).isEmpty();
  }

  @Test
  void onlyWhatIsMeantToBeAFileMayBeOne() {
    Here bare = new Here(false, true, Optional.empty(), NONE);

    assertThat(new KeyWraps(KeyStore.AUTO, bare).mayBeFile()).isTrue();
    assertThat(new KeyWraps(KeyStore.FILE, bare).mayBeFile()).isTrue();
    assertThat(new KeyWraps(KeyStore.SYSTEMD_CREDS, bare).mayBeFile()).isFalse();
    assertThat(new KeyWraps(KeyStore.DPAPI, bare).mayBeFile()).isFalse();
  }

  @Test
  void movesAKeyOnlyWhereItIsWanted() {
    Here bare = new Here(false, true, Optional.empty(), NONE);
    Optional<String> clear = Optional.empty();
    Optional<String> service = Optional.of("systemd-credential");

    assertThat(new KeyWraps(KeyStore.AUTO, bare).isOutOfPlace(clear)).isTrue();
    assertThat(new KeyWraps(KeyStore.AUTO, bare).isOutOfPlace(service)).isFalse();
    assertThat(new KeyWraps(KeyStore.FILE, bare).isOutOfPlace(clear)).isFalse();
    assertThat(new KeyWraps(KeyStore.FILE, bare).isOutOfPlace(service)).isTrue();
    assertThat(new KeyWraps(KeyStore.SYSTEMD_CREDS, bare).isOutOfPlace(service)).isFalse();
    assertThat(new KeyWraps(KeyStore.SYSTEMD_CREDS, bare).isOutOfPlace(clear)).isTrue();
    assertThat(new KeyWraps(KeyStore.DPAPI, bare).isOutOfPlace(service)).isTrue();
    assertThat(new KeyWraps(KeyStore.DPAPI, bare).isOutOfPlace(Optional.of("dpapi"))).isFalse();
  }

  @Test
  void findsEveryStoreByItsWordAndNoOther() {
    KeyWraps wraps = KeyWraps.file();

    for (String word :
        List.of("systemd-creds", "systemd-creds-user", "systemd-credential", "dpapi")) {
      assertThat(wraps.wrappedBy(word).word()).isEqualTo(word);
    }
    assertThatThrownBy(() -> wraps.wrappedBy("vault"))
        .isInstanceOf(DangolException.class)
        .hasMessageContaining("KEY-01");
  }

  @Test
  void aServicesCredentialOpensWhatItWrappedAndNothingElse() throws Exception {
    byte[] keys = "the keys".getBytes(UTF_8);
    ServiceCredential store = new ServiceCredential(credential(32));
    byte[] wrapped = store.wrap(keys);

    assertThat(store.unwrap(wrapped)).isEqualTo(keys);
    assertThat(store.wrap(keys)).isNotEqualTo(wrapped);
    wrapped[20] ^= 1;
    assertKind(Kind.FOREIGN, store, wrapped);
    wrapped[20] ^= 1;
    assertKind(Kind.FOREIGN, store, new byte[5]);
    byte[] other = new byte[32];
    other[0] = 1;
    Files.write(folder.resolve("dangol-device-key"), other);
    assertKind(Kind.FOREIGN, store, wrapped);
    credential(16);
    assertKind(Kind.UNAVAILABLE, store, wrapped);
    Files.delete(folder.resolve("dangol-device-key"));
    assertKind(Kind.UNAVAILABLE, store, wrapped);
  }

  /** Windows itself is not here; what is handed to it is laid out as it wants it. */
  @Test
  void aBlobForWindowsIsALengthAndAPointer() {
    try (Arena arena = Arena.ofConfined()) {
      byte[] in = "some bytes".getBytes(UTF_8);

      assertThat(Dpapi.BLOB.byteSize()).isEqualTo(16);
      assertThat(Dpapi.BLOB.byteAlignment()).isEqualTo(8);
      assertThat(Dpapi.bytes(Dpapi.blob(arena, in))).isEqualTo(in);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void withoutWindowsItsStoreIsUnavailable() {
    assertKind(Kind.UNAVAILABLE, new Dpapi(), new byte[40]);
  }

  private static void assertKind(Kind kind, KeyWrap store, byte[] wrapped) {
    assertThatThrownBy(() -> store.unwrap(wrapped))
        .isInstanceOfSatisfying(WrapException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
