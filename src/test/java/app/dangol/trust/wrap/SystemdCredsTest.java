package app.dangol.trust.wrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.trust.wrap.KeyWrap.Backing;
import app.dangol.trust.wrap.WrapException.Kind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The real program of this machine; skipped where it is missing or may not be used. */
class SystemdCredsTest {
  private static final byte[] KEYS = "canary: two keys of 32 bytes".getBytes(UTF_8);

  private final KeyWraps.Here here = KeyWraps.Here.look();
  private final SystemdCreds store = new SystemdCreds(here.systemdCreds(), !here.root());

  private byte[] wrapped() {
    try {
      return store.wrap(KEYS);
    } catch (WrapException e) {
      assumeTrue(false, "systemd-creds cannot be used here: " + e.getMessage());
      throw new AssertionError(e);
    }
  }

  @Test
  void givesBackWhatItWrappedAndShowsNothingOfIt() throws WrapException {
    byte[] wrapped = wrapped();

    assertThat(store.unwrap(wrapped)).isEqualTo(KEYS);
    assertThat(new String(Base64.getMimeDecoder().decode(wrapped), UTF_8)).doesNotContain("canary");
  }

  @Test
  void whatAnotherMachineWrappedIsForeign() {
    byte[] raw = Base64.getMimeDecoder().decode(wrapped());
    raw[raw.length - 1] ^= 1;

    assertKind(Kind.FOREIGN, store, Base64.getEncoder().encode(raw));
    assertKind(Kind.FOREIGN, store, "no credential at all".getBytes(UTF_8));
  }

  @Test
  void aTpmThatDoesNotAnswerIsNoLoss() {
    byte[] raw = Base64.getMimeDecoder().decode(wrapped());
    assumeTrue(store.backing(Base64.getEncoder().encode(raw)) != Backing.TPM, "no TPM here");
    byte[] id = HexFormat.of().parseHex("93a894094874449090caf2fc93cab553");
    System.arraycopy(id, 0, raw, 0, id.length);

    assertThat(store.backing(Base64.getEncoder().encode(raw))).isEqualTo(Backing.TPM);
    assertKind(Kind.UNAVAILABLE, store, Base64.getEncoder().encode(raw));
  }

  @Test
  void aStoreThatIsMissingOrFailsIsUnavailable() {
    byte[] any = Arrays.copyOf(KEYS, 64);

    assertKind(Kind.UNAVAILABLE, new SystemdCreds(Path.of("/no/such/program"), false), any);
    assertKind(Kind.UNAVAILABLE, new SystemdCreds(Path.of("/bin/false"), false), any);
    assertKind(Kind.UNAVAILABLE, new SystemdCreds(Path.of("/bin/true"), false), any);
  }

  private static void assertKind(Kind kind, KeyWrap store, byte[] wrapped) {
    assertThatThrownBy(() -> store.unwrap(wrapped))
        .isInstanceOfSatisfying(WrapException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
