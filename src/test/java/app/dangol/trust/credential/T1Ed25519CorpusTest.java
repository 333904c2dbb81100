package app.dangol.trust.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** T1: signatures, by RFC 8032's own examples and by Wycheproof where a copy lies beside us. */
class T1Ed25519CorpusTest {
  private static final Path WYCHEPROOF =
      Path.of(System.getProperty("dangol.corpora", "../shared/corpora"))
          .resolve("wycheproof/ed25519_test.json");

  /** The order of the group, L (RFC 8032 §5.1). */
  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  // RFC 8032 §7.1, test 2.
  private static final String KEY =
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
  private static final String SEED =
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
  private static final String SIGNATURE =
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
          + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

  @Test
  void signsAndVerifiesAsTheStandardsExample() {
    byte[] message = {0x72};
    assertThat(HexFormat.of().formatHex(Ed25519.sign(hex(SEED), message))).isEqualTo(SIGNATURE);
    assertThat(Ed25519.isSignedBy(hex(KEY), message, hex(SIGNATURE))).isTrue();
  }

  @Test
  void refusesEverySignatureThatIsNot64Bytes() {
    byte[] good = hex(SIGNATURE);
    for (int length = 0; length <= 130; length++) {
      if (length != 64) {
        byte[] other = Arrays.copyOf(good, length);
        assertThat(Ed25519.isSignedBy(hex(KEY), new byte[] {0x72}, other)).isFalse();
      }
    }
  }

  /** S + L would verify as well, if its range were not looked at (RFC 8032 §5.1.7). */
  @Test
  void refusesAnSThatIsNotReduced() {
    byte[] good = hex(SIGNATURE);
    byte[] bigEndian = new byte[32];
    for (int i = 0; i < 32; i++) {
      bigEndian[i] = good[63 - i];
    }
    byte[] raised = new BigInteger(1, bigEndian).add(ORDER).toByteArray();
    byte[] other = good.clone();
    for (int i = 0; i < 32; i++) {
      other[32 + i] = i < raised.length ? raised[raised.length - 1 - i] : 0;
    }
    assertThat(Ed25519.isSignedBy(hex(KEY), new byte[] {0x72}, other)).isFalse();
  }

  @Test
  void refusesAKeyThatIsNone() {
    for (String key : List.of("", "00".repeat(31), "00".repeat(33), "ff".repeat(32))) {
      assertThat(Ed25519.isSignedBy(hex(key), new byte[] {0x72}, hex(SIGNATURE))).isFalse();
    }
  }

  @Test
  void acceptsAllThatAreValidAndRefusesAllOthersOfWycheproof() throws IOException {
    assumeTrue(Files.isRegularFile(WYCHEPROOF), "no copy of Wycheproof beside the project");
    JsonObject document =
        JsonParser.parseString(Files.readString(WYCHEPROOF, StandardCharsets.UTF_8))
            .getAsJsonObject();
    List<Integer> misjudged = new ArrayList<>();
    int valid = 0;
    int invalid = 0;
    for (JsonElement group : document.getAsJsonArray("testGroups")) {
      String key = text(group.getAsJsonObject().getAsJsonObject("publicKey"), "pk");
      for (JsonElement element : group.getAsJsonObject().getAsJsonArray("tests")) {
        JsonObject test = element.getAsJsonObject();
        boolean wanted = text(test, "result").equals("valid");
        valid += wanted ? 1 : 0;
        invalid += wanted ? 0 : 1;
        if (Ed25519.isSignedBy(hex(key), hex(text(test, "msg")), hex(text(test, "sig")))
            != wanted) {
          misjudged.add(test.get("tcId").getAsInt());
        }
      }
    }
    assertThat(misjudged).isEmpty();
    assertThat(valid).isEqualTo(88);
    assertThat(invalid).isEqualTo(63);
  }

  private static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
