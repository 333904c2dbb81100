package app.dangol.trust.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base45Test {
  /** RFC 9285 §4.3 and §4.4. */
  @ParameterizedTest
  @CsvSource({
    "AB, BB8",
    "Hello!!, %69 VD92EX0",
    "base-45, UJCLQE7W581",
    "ietf!, QED8WEX0",
    "'', ''"
  })
  void isAsInTheStandardsExamples(String plain, String text) throws MalformedException {
    assertThat(Base45.encode(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
    assertThat(Base45.decode(text)).asString(StandardCharsets.US_ASCII).isEqualTo(plain);
  }

  @Test
  void readsBackWhatItWrote() throws MalformedException {
    Random random = new Random(7);
    for (int length = 0; length < 300; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(Base45.decode(Base45.encode(bytes))).isEqualTo(bytes);
    }
  }

  /** Too large for its bytes (RFC 9285 §4.4), a length of none, other characters. */
  @ParameterizedTest
  @ValueSource(strings = {"GGW", ":::", "::", "0", "BB8B", "bb8", "BB8=", "한국어", "BB\u0000"})
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> Base45.decode(text)).isInstanceOf(MalformedException.class);
  }
}
