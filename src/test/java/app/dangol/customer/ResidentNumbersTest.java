package app.dangol.customer;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.Gtin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentNumbersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "900101-1234568",
        "900101-1234567", // a check digit that is wrong, as those of today may be
        "000229-4000000",
        "991231 - 8999999",
        "900101 1234568",
        "900101\u20131234568",
        "９００１０１-１２３４５６８",
        "주민 900101-1234568.",
        "9001011234568"
      })
  void areFound(String text) {
    assertThat(ResidentNumbers.mayBeIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "900101-9234568", // from before 1900
        "901301-1234568",
        "900132-1234568",
        "900101-123456",
        "900101-12345678",
        "1900101-1234568",
        "9001011234567", // thirteen bare digits with another last one
        "010-1234-5678",
        "+82 10 1234 5678",
        "",
        "2900000000018"
      })
  void areNoneOfThese(String text) {
    assertThat(ResidentNumbers.mayBeIn(text)).isFalse();
  }

  /** One in ten of those with a check digit is a GTIN as well, and such cards are printed. */
  @Test
  void aGtinIsNone() {
    for (int i = 100_000; i < 102_000; i++) {
      String start = "290101" + i;
      String gtin = start + Gtin.checkDigit(start);
      assertThat(ResidentNumbers.mayBeIn(gtin)).as(gtin).isFalse();
    }
  }
}
