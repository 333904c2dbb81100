package app.dangol.cache;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A word is found in whatever form it was left. */
class TraceFormsTest {
  @ParameterizedTest
  @ValueSource(strings = {"카나리아고객", "canary@example.com", "ÿÿÿÿÿÿ??>>", "\"said\"\n\"so\""})
  void aWordIsFoundWhereverItBeginsInABase64Text(String word) {
    for (int before = 0; before < 9; before++) {
      for (int after = 0; after < 4; after++) {
        byte[] text = ("x".repeat(before) + word + "y".repeat(after)).getBytes(UTF_8);
        assertThat(isIn(word, Base64.getEncoder().encode(text))).isTrue();
        assertThat(isIn(word, Base64.getUrlEncoder().encode(text))).isTrue();
      }
    }
  }

  @Test
  void inTheCharsetsOfOthersToo() {
    for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
      assertThat(isIn("카나리아고객", ("..카나리아고객..").getBytes(charset))).isTrue();
    }
  }

  @Test
  void asJsonEscapesIt() {
    assertThat(isIn("a \"quoted\" word", "{\"text\":\"a \\\"quoted\\\" word\"}".getBytes(UTF_8)))
        .isTrue();
  }

  @Test
  void aShortWordIsFoundAsTheValueOfItsField() {
    assertThat(TraceForms.isTooShort("Li")).isTrue();
    assertThat(TraceForms.isTooShort("이서")).isFalse();
    List<byte[]> forms = TraceForms.ofField("name", "Li");
    assertThat(forms).anyMatch(form -> contains("{\"name\":\"Li\"}".getBytes(UTF_8), form));
    assertThat(forms).noneMatch(form -> contains("{\"name\":\"Lisa\"}".getBytes(UTF_8), form));
  }

  @Test
  void noFormIsSoShortThatItStandsThereByChance() {
    for (String word : List.of("Li", "Kim", "이서연", "여섯바이트", "abcdef")) {
      assertThat(TraceForms.of(word)).allMatch(form -> form.length >= ResidueScan.SHORTEST);
    }
  }

  private static boolean isIn(String word, byte[] text) {
    return TraceForms.of(word).stream().anyMatch(form -> contains(text, form));
  }

  private static boolean contains(byte[] text, byte[] form) {
    return new String(text, ISO_8859_1).contains(new String(form, ISO_8859_1));
  }
}
