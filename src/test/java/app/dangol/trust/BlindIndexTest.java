package app.dangol.trust;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.MemberToken;
import app.dangol.id.MemberToken.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlindIndexTest {
  private final MemoryKeys keys = new MemoryKeys(1);
  private final BlindIndex index = new BlindIndex(keys);

  @Test
  void isTheFirstHalfOfTheHmacOverKindSeparatorAndValue() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(keys.indexKey());
    byte[] full = mac.doFinal("CARD\u001f2900001234567".getBytes(StandardCharsets.UTF_8));

    assertThat(index.of(new MemberToken(Kind.CARD, "2900001234567")))
        .isEqualTo(Arrays.copyOf(full, BlindIndex.LENGTH));
  }

  @Test
  void tellsKindsApart() {
    assertThat(index.of(new MemberToken(Kind.CARD, "01012345678")))
        .isNotEqualTo(index.of(new MemberToken(Kind.PHONE, "01012345678")));
  }

  @Test
  void findsANumberHoweverItIsWritten() {
    assertThat(index.of(new MemberToken(Kind.PHONE, "+82 10-1234-5678")))
        .isEqualTo(index.of(new MemberToken(Kind.PHONE, "+821012345678")));
    assertThat(index.of(new MemberToken(Kind.EMAIL, " Sky@Example.ORG ")))
        .isEqualTo(index.of(new MemberToken(Kind.EMAIL, "sky@example.org")));
    assertThat(index.of(new MemberToken(Kind.CARD, "２９０")))
        .isEqualTo(index.of(new MemberToken(Kind.CARD, "290")));
  }

  @Test
  void findsACardHoweverItWasTypedAtTheShop() {
    assertThat(index.of(new MemberToken(Kind.CARD, " mb-00a1 ")))
        .isEqualTo(index.of(new MemberToken(Kind.CARD, "MB-00A1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"010-1234-5678", "01012345678", "+82 (0)10 1234 5678", "０１０－１２３４－５６７８"})
  void readsAKoreanNumberInItsLocalForm(String written) {
    assertThat(index.of(new MemberToken(Kind.PHONE, written)))
        .isEqualTo(index.of(new MemberToken(Kind.PHONE, "+821012345678")));
  }

  @Test
  void leavesANumberOfAnotherCountryAsItIs() {
    assertThat(index.of(new MemberToken(Kind.PHONE, "+44 20 7946 0000")))
        .isEqualTo(index.of(new MemberToken(Kind.PHONE, "+442079460000")))
        .isNotEqualTo(index.of(new MemberToken(Kind.PHONE, "+822079460000")));
  }

  @Test
  void isDifferentOnEveryDevice() {
    MemberToken card = new MemberToken(Kind.CARD, "2900001234567");

    assertThat(index.of(card)).isNotEqualTo(new BlindIndex(new MemoryKeys(2)).of(card));
  }
}
