package app.dangol.trust.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.trust.credential.Verdict.Reason;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * T1: the COSE working group's examples, where a copy lies beside the project. What applies: how
 * that which is signed is put together (every example with one signature), the one Ed25519
 * signature, and that all are refused as credentials, for none is one. What does not: ES256, Ed448,
 * MACs, encryption and several signatures, which are not on our list; they count as refused.
 */
class T1CoseExamplesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("dangol.corpora", "../shared/corpora")).resolve("cose");

  @BeforeEach
  void isThere() {
    assumeTrue(Files.isDirectory(FOLDER), "no copy of the COSE examples beside the project");
  }

  @Test
  void putsTogetherWhatIsSignedAsEveryExampleOfOneSignatureDoes() throws IOException {
    int compared = 0;
    for (Path file : files()) {
      JsonObject example = read(file);
      JsonObject input = example.getAsJsonObject("input");
      boolean altered = input.has("failures") && !file.endsWith("sign-pass-03.json");
      if (input.has("sign0") && !altered) {
        byte[] message = output(example);
        byte[] external =
            hex(
                input.getAsJsonObject("sign0").has("external")
                    ? input.getAsJsonObject("sign0").get("external").getAsString()
                    : "");
        String wanted = example.getAsJsonObject("intermediates").get("ToBeSign_hex").getAsString();
        assertThat(toBeSigned(message, external)).as(file.toString()).isEqualToIgnoringCase(wanted);
        compared++;
      }
    }
    assertThat(compared).isEqualTo(5);
  }

  @Test
  void verifiesTheOneSignatureOfEd25519() throws IOException {
    JsonObject example = read(FOLDER.resolve("eddsa-examples/eddsa-sig-01.json"));
    String key =
        example
            .getAsJsonObject("input")
            .getAsJsonObject("sign0")
            .getAsJsonObject("key")
            .get("x_hex")
            .getAsString();
    byte[] message = output(example);
    byte[] signature = Arrays.copyOfRange(message, message.length - 64, message.length);
    byte[] signed = hex(toBeSigned(message, new byte[0]));
    assertThat(Ed25519.isSignedBy(hex(key), signed, signature)).isTrue();
    signed[signed.length - 1]++;
    assertThat(Ed25519.isSignedBy(hex(key), signed, signature)).isFalse();
  }

  @Test
  void takesNoneForACredential() throws IOException {
    Chain chain = new Chain();
    List<Path> files = files();
    assertThat(files).hasSize(18);
    for (Path file : files) {
      String text = CredentialText.of(output(read(file)));
      assertThat(chain.refusal(text)).as(file.toString()).isEqualTo(Reason.MALFORMED);
    }
  }

  @Test
  void readsTheClaimsOfTheStandardAndMissesTheMember() throws IOException {
    byte[] payload =
        hex(
            read(FOLDER.resolve("CWT/A_3.json"))
                .getAsJsonObject("input")
                .get("plaintext_hex")
                .getAsString());
    assertThatThrownBy(() -> Claims.decode(payload)).isInstanceOf(MalformedException.class);
  }

  /** The head and the payload of an example, tagged or not, put into what is signed. */
  private static String toBeSigned(byte[] message, byte[] external) {
    try {
      boolean tagged = Byte.toUnsignedInt(message[0]) == 0xD2;
      CborReader reader = new CborReader(message);
      if (tagged) {
        reader.tag(18);
      }
      reader.array(4);
      byte[] head = reader.bytes();
      String rest = HexFormat.of().formatHex(message);
      // The unprotected header: none, or a kid of two bytes.
      boolean none = rest.contains(HexFormat.of().formatHex(head) + "a0");
      if (none) {
        reader.map(0);
      } else {
        reader.map(1);
        reader.key(4);
        reader.bytes();
      }
      byte[] signed = CoseSign1.toBeSigned(head, external, reader.bytes());
      return HexFormat.of().formatHex(signed);
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Path> files() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> found = Files.walk(FOLDER)) {
      found.filter(file -> file.toString().endsWith(".json")).sorted().forEach(all::add);
    }
    return all;
  }

  private static JsonObject read(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8)).getAsJsonObject();
  }

  private static byte[] output(JsonObject example) {
    return hex(example.getAsJsonObject("output").get("cbor").getAsString());
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
