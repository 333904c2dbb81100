package app.dangol.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.MemoryKeys;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedJsonTest {
  private final FieldCipher cipher = new FieldCipher(new MemoryKeys(7));

  @Test
  void opensWhatItSealed() {
    JsonObject object = new JsonObject();
    object.addProperty("text", "파란 니트");

    byte[] sealed = SealedJson.seal(cipher, "note", "n1", object);

    assertThat(SealedJson.open(cipher, "note", "n1", sealed)).isEqualTo(object);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"Canary\"", "[\"Canary\"]", "Canary", "{\"a\":Canary Canary}", "{Canary"})
  void neverQuotesWhatIsNoObject(String content) {
    byte[] sealed = cipher.seal("note", "n1", content.getBytes(UTF_8));

    assertThatThrownBy(() -> SealedJson.open(cipher, "note", "n1", sealed))
        .isInstanceOfSatisfying(
            DangolException.class,
            e -> {
              StringWriter all = new StringWriter();
              e.printStackTrace(new PrintWriter(all, true));
              assertThat(e.code()).isEqualTo(ErrorCode.KEY_02);
              assertThat(all.toString()).doesNotContain("Canary");
            });
  }
}
