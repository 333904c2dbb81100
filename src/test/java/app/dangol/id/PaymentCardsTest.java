package app.dangol.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentCardsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        // the networks' published test numbers
        "4111111111111111",
        "4222222222222",
        "5555555555554444",
        "2223003122003222",
        "378282246310005",
        "343434343434343",
        "6011111111111117",
        "6500000000000002",
        "3530111333300000",
        "6250947000000014",
        "30569309025904",
        "36227206271667",
        // made up, with the check digit
        "2200000000000004",
        "9792030394440796",
        " 4111 1111 1111 1111 ",
        "4111-1111-1111-1111",
        ";4111111111111111=2912101?",
        "4111111111111111=2912101",
        "4111111111111111D2912101",
        "%B4111111111111111^TEST/CARD^2912101?",
        "B4111111111111111^TEST/CARD^2912101"
      })
  void suspects(String data) {
    assertThat(PaymentCards.isSuspect(data)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111112", // fails Luhn
        "9000000000000001", // Luhn holds, no issuer
        "411111111111", // 12 digits
        "41111111111111111112", // 20 digits
        "4111111111111111A",
        "A4111111111111111",
        "4901234500044", // a GTIN that passes Luhn and starts like Visa
        "400000000123456867", // an SSCC that does
        "",
        "----------------"
      })
  void doesNotSuspect(String data) {
    assertThat(PaymentCards.isSuspect(data)).isFalse();
  }

  @Test
  void eatsNoTradeItemNumber() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      int length = random.nextBoolean() ? 12 : 13;
      String digits = String.format("%0" + length + "d", random.nextLong((long) 1e12));
      String gtin = digits + Gtin.checkDigit(digits);
      assertThat(PaymentCards.isSuspect(gtin)).as(gtin).isFalse();
    }
  }

  @Test
  void findsANumberBetweenOtherCharacters() {
    assertThat(PaymentCards.mayBeIn("\u0002;4111 1111 1111 1111=29\u0003")).isTrue();
    assertThat(PaymentCards.mayBeIn("A4111111111111111B")).isTrue();
    assertThat(PaymentCards.mayBeIn("card 4111/1111/1111/1111")).isTrue();
    assertThat(PaymentCards.mayBeIn("7 4111-1111-1111-1111 7")).isTrue();
    assertThat(PaymentCards.mayBeIn("DG00001234 8801234567893")).isFalse();
    assertThat(PaymentCards.mayBeIn("see 4901234500044 or 400000000123456867")).isFalse();
    assertThat(PaymentCards.mayBeIn("411111111111111111112222")).isFalse();
  }

  @Test
  void findsANumberInsideALongerRunOfDigits() {
    assertThat(PaymentCards.mayHideIn("2141111111111111110000")).isTrue();
    assertThat(PaymentCards.mayHideIn("100000000000000000000000000001")).isFalse();
  }

  @Test
  void takesTimeInProportionToTheLength() {
    String hostile = "1-".repeat(4096) + "%25".repeat(2000) + "4".repeat(8000);
    assertThat(PaymentCards.mayBeIn(hostile)).isFalse();
  }
}
