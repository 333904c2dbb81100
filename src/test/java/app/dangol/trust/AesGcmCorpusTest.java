package app.dangol.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.TreeMap;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Sealing by Wycheproof's vectors, where a copy lies beside the project. */
class AesGcmCorpusTest {
  private static final Path WYCHEPROOF =
      Path.of(System.getProperty("dangol.corpora", "../shared/corpora"))
          .resolve("wycheproof/aes_gcm_test.json");

  @Test
  void acceptsAllThatAreValidAndRefusesAllOthers() throws IOException {
    assumeTrue(Files.isRegularFile(WYCHEPROOF), "no copy of Wycheproof beside the project");
    TreeMap<String, Integer> judged = new TreeMap<>();
    JsonObject document = JsonParser.parseString(Files.readString(WYCHEPROOF)).getAsJsonObject();
    for (JsonElement group : document.getAsJsonArray("testGroups")) {
      for (JsonElement each : group.getAsJsonObject().getAsJsonArray("tests")) {
        JsonObject vector = each.getAsJsonObject();
        String wanted = vector.get("result").getAsString();
        assertThat(judge(vector)).as("vector " + vector.get("tcId")).isEqualTo(wanted);
        judged.merge(wanted, 1, Integer::sum);
      }
    }
    assertThat(judged.keySet()).containsExactly("invalid", "valid");
    System.out.println("AES-GCM of Wycheproof: " + judged);
  }

  private static String judge(JsonObject vector) {
    SecretKeySpec key = new SecretKeySpec(bytes(vector, "key"), "AES");
    byte[] nonce = bytes(vector, "iv");
    byte[] aad = bytes(vector, "aad");
    byte[] plain = bytes(vector, "msg");
    byte[] text = bytes(vector, "ct");
    byte[] tag = bytes(vector, "tag");
    byte[] sealed = Arrays.copyOf(text, text.length + tag.length);
    System.arraycopy(tag, 0, sealed, text.length, tag.length);
    try {
      byte[] opened = AesGcm.open(key, nonce, aad, sealed, 0);
      byte[] again = new byte[plain.length + AesGcm.TAG_BYTES];
      AesGcm.seal(key, nonce, aad, plain, again, 0);
      return Arrays.equals(opened, plain) && Arrays.equals(again, sealed) ? "valid" : "other";
    } catch (GeneralSecurityException e) {
      return "invalid";
    }
  }

  private static byte[] bytes(JsonObject vector, String name) {
    return HexFormat.of().parseHex(vector.get(name).getAsString());
  }
}
