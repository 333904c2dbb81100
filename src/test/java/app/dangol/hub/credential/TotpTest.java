package app.dangol.hub.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  private static final Path VECTORS =
      Path.of(System.getProperty("dangol.vectors", "../shared/vectors"))
          .resolve("totp_vectors.json");
  private static final byte[] SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** RFC 6238 Appendix B, SHA1. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void isAsInTheStandardsTable(long seconds, String code) {
    assertThat(Totp.code(SEED, Totp.stepAt(seconds * 1_000, 30_000))).isEqualTo(code);
  }

  @Test
  void isAsInThePublishedVectorsForSha1() throws IOException {
    assumeTrue(Files.isRegularFile(VECTORS), "no copy of the vectors beside the project");
    int compared = 0;
    for (JsonElement element :
        JsonParser.parseString(Files.readString(VECTORS, StandardCharsets.UTF_8))
            .getAsJsonArray()) {
      JsonObject vector = element.getAsJsonObject();
      if (vector.get("kind").getAsString().equals("totp_sha1")) {
        byte[] seed = HexFormat.of().parseHex(vector.get("key_hex").getAsString());
        long period = vector.get("period_s").getAsLong();
        assertThat(Totp.code(seed, vector.get("time").getAsLong() / period))
            .isEqualTo(vector.get("expected").getAsString());
        compared++;
      }
    }
    assertThat(compared).isPositive();
  }

  @Test
  void findsTheStepWithinItsWindowAlone() {
    String code = Totp.code(SEED, 100);
    assertThat(Totp.findStep(SEED, code, 99, 101)).hasValue(100);
    assertThat(Totp.findStep(SEED, code, 101, 103)).isEmpty();
    assertThat(Totp.findStep(SEED, "", 99, 101)).isEmpty();
  }
}
