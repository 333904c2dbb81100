package app.dangol.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FieldCipherTest {
  private static final byte[] PLAIN = "김하늘 sky@example.org".getBytes(UTF_8);

  private final MemoryKeys keys = new MemoryKeys(1);
  private final FieldCipher cipher = new FieldCipher(keys);

  @Test
  void opensWhatItSealed() {
    byte[] blob = cipher.seal("customer", "c1", PLAIN);

    assertThat(cipher.open("customer", "c1", blob)).isEqualTo(PLAIN);
  }

  @Test
  void sealsAnEmptyField() {
    byte[] blob = cipher.seal("customer", "c1", new byte[0]);

    assertThat(cipher.open("customer", "c1", blob)).isEmpty();
  }

  @Test
  void putsVersionAndNonceInFrontAndTheTagBehind() {
    assertThat(cipher.seal("customer", "c1", PLAIN)).hasSize(1 + 12 + PLAIN.length + 16);
    assertThat(cipher.seal("customer", "c1", PLAIN)[0]).isEqualTo((byte) 1);
  }

  @Test
  void refusesABlobWithAnyBitFlipped() {
    byte[] blob = cipher.seal("customer", "c1", PLAIN);

    for (int i = 0; i < blob.length * Byte.SIZE; i++) {
      byte[] flipped = blob.clone();
      flipped[i / Byte.SIZE] ^= (byte) (1 << i % Byte.SIZE);
      assertKey02(() -> cipher.open("customer", "c1", flipped));
    }
  }

  @Test
  void refusesABlobCutAtAnyLength() {
    byte[] blob = cipher.seal("customer", "c1", PLAIN);

    for (int length = 0; length < blob.length; length++) {
      byte[] cut = Arrays.copyOf(blob, length);
      assertKey02(() -> cipher.open("customer", "c1", cut));
    }
  }

  @Test
  void refusesABlobOfAnotherRow() {
    byte[] blob = cipher.seal("customer", "c1", PLAIN);

    assertKey02(() -> cipher.open("customer", "c2", blob));
    assertKey02(() -> cipher.open("note", "c1", blob));
  }

  @Test
  void refusesABlobOfAnotherDevice() {
    byte[] blob = new FieldCipher(new MemoryKeys(2)).seal("customer", "c1", PLAIN);

    assertKey02(() -> cipher.open("customer", "c1", blob));
  }

  @Test
  void opensBlobsOfAnOlderKeyAfterANewOneCame() {
    byte[] old = cipher.seal("customer", "c1", PLAIN);
    keys.useVersion(2);
    byte[] young = cipher.seal("customer", "c1", PLAIN);

    assertThat(young[0]).isEqualTo((byte) 2);
    assertThat(cipher.open("customer", "c1", old)).isEqualTo(PLAIN);
    assertThat(cipher.open("customer", "c1", young)).isEqualTo(PLAIN);
  }

  @Test
  void refusesABlobWhoseKeyIsGone() {
    byte[] blob = cipher.seal("customer", "c1", PLAIN);
    keys.useVersion(2);
    keys.forget(1);

    assertKey02(() -> cipher.open("customer", "c1", blob));
  }

  @Test
  void refusesABlobThatClaimsAnotherKeyVersion() {
    byte[] blob = cipher.seal("customer", "c1", PLAIN);
    blob[0] = 2;

    assertKey02(() -> cipher.open("customer", "c1", blob));
  }

  @Test
  void neverUsesANonceTwice() {
    Set<String> nonces = new HashSet<>();

    for (int i = 0; i < 20_000; i++) {
      byte[] blob = cipher.seal("customer", "c1", PLAIN);
      nonces.add(HexFormat.of().formatHex(blob, 1, 13));
    }

    assertThat(nonces).hasSize(20_000);
  }

  @Test
  void saysNothingOfTheContentWhenItFails() {
    byte[] blob = cipher.seal("customer", "c1", PLAIN);

    assertThatThrownBy(() -> cipher.open("customer", "c2", blob))
        .satisfies(e -> {
          StringWriter trace = new StringWriter();
          e.printStackTrace(new PrintWriter(trace));
          assertThat(trace.toString()).doesNotContain("김하늘", "sky@", "c1", "c2");
        });
  }

  private static void assertKey02(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.KEY_02));
  }
}
