package app.dangol.trust.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.DangolException;
import app.dangol.id.StaffId;
import app.dangol.trust.BlindIndex;
import app.dangol.trust.MemoryKeys;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A1: six digits at least, Argon2id of 19 MiB, two passes and one lane, and the device's key. */
class A1PinTest {
  private static final StaffId MINJI = new StaffId("s-001");
  private static final String PIN = "240815";

  private final PinHash pins = new PinHash(new BlindIndex(new MemoryKeys(7)));

  @Test
  void whatIsKeptIsArgon2idOf19MebibytesTwoPassesAndOneLane() {
    String kept = pins.of(MINJI, PIN.toCharArray());

    assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(PIN);
    assertThat(pins.of(MINJI, PIN.toCharArray())).as("another salt").isNotEqualTo(kept);
    assertThat(pins.matches(MINJI, kept, PIN.toCharArray())).isTrue();
    assertThat(pins.matches(MINJI, kept, "240816".toCharArray())).isFalse();
    assertThat(pins.matches(MINJI, kept, "2408150".toCharArray())).isFalse();
  }

  @Test
  void withoutTheDevicesKeyWhatIsKeptIsOfNoUse() {
    String kept = pins.of(MINJI, PIN.toCharArray());
    PinHash elsewhere = new PinHash(new BlindIndex(new MemoryKeys(8)));
    String[] parts = kept.split("\\$");
    byte[] salt = Base64.getDecoder().decode(parts[4]);
    byte[] plain = new byte[32];
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withMemoryAsKB(19_456)
            .withIterations(2)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    argon2.generateBytes(PIN.toCharArray(), plain);

    assertThat(plain).isNotEqualTo(Base64.getDecoder().decode(parts[5]));
    assertThat(elsewhere.matches(MINJI, kept, PIN.toCharArray())).isFalse();
    assertThat(pins.matches(new StaffId("m-001"), kept, PIN.toCharArray()))
        .as("moved to a manager's account")
        .isFalse();
  }

  /** RFC 9106, section 5.3, but for the associated data, which is not used here. */
  @Test
  void theLibraryComputesArgon2idWithASecretAsTheStandardSays() {
    byte[] tag = new byte[32];
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(32)
            .withIterations(3)
            .withParallelism(4)
            .withSalt(filled(16, 2))
            .withSecret(filled(8, 3))
            .withAdditional(filled(12, 4))
            .build());
    argon2.generateBytes(filled(32, 1), tag);

    assertThat(HexFormat.of().formatHex(tag))
        .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2id$v=19$m=19455,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$",
        "$argon2id$v=19$m=19456,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$",
        "$argon2id$v=19$m=19456,t=2,p=0$AAAAAAAAAAAAAAAAAAAAAA$",
        "$argon2id$v=19$m=9999999,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$",
        "$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$",
        "240815"
      })
  void whatIsCheaperOrNothingOfTheKindIsRefused(String kept) {
    String whole = kept.startsWith("$") ? kept + "A".repeat(43) : kept;

    assertThatThrownBy(() -> pins.matches(MINJI, whole, PIN.toCharArray()))
        .isInstanceOf(DangolException.class)
        .hasMessageContaining("KEY-02")
        .hasMessageNotContaining(PIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "12345", "24081", "1234567890123", "24081a", "２４０８１５", "000000", "111112",
        "123456", "654321", "567890", "890123", "135791", "864208", "112233", "998877",
        "123123", "121212", "240240", "1919191", "000001"
      })
  void aPinThatIsShortOrEasilyGuessedIsNotTaken(String pin) {
    assertThat(PinRule.check(pin.toCharArray())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"240815", "102938", "730419", "135792", "112234", "123412340915"})
  void anyOtherIs(String pin) {
    assertThat(PinRule.check(pin.toCharArray())).isEmpty();
  }

  /** No limit: it tells what a check costs here. */
  @Test
  void aCheckCostsAFractionOfASecond() {
    String kept = pins.of(MINJI, PIN.toCharArray());
    for (int i = 0; i < 5; i++) {
      assertThat(pins.matches(MINJI, kept, PIN.toCharArray())).isTrue();
    }
    double[] ms = new double[20];
    for (int i = 0; i < ms.length; i++) {
      long begun = System.nanoTime();
      assertThat(pins.matches(MINJI, kept, PIN.toCharArray())).isTrue();
      ms[i] = (System.nanoTime() - begun) / 1e6;
    }
    java.util.Arrays.sort(ms);
    System.out.printf(Locale.ROOT, "PIN check: median %.0f ms, slowest %.0f ms%n", ms[10], ms[19]);
  }

  private static byte[] filled(int length, int with) {
    byte[] bytes = new byte[length];
    java.util.Arrays.fill(bytes, (byte) with);
    return bytes;
  }
}
