package app.dangol.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoyaltyPatternTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "[0-9", "(?<x>", "*"})
  void refusesWhatIsNoExpression(String regex) {
    assertRefused(regex);
  }

  @Test
  void refusesAnExpressionThatIsTooLong() {
    assertRefused("A".repeat(201));
  }

  @Test
  void matchesTheWholeNumberOnly() {
    LoyaltyNumbers numbers =
        new LoyaltyNumbers(List.of(new LoyaltyPattern("card", "DG[0-9]{2}|VIP")));
    assertThat(numbers.find("xDG12")).isEmpty();
    assertThat(numbers.find("DG123")).isEmpty();
    assertThat(numbers.find("VIP1")).isEmpty();
    assertThat(numbers.find("")).isEmpty();
    assertThat(numbers.find(" vip"))
        .hasValueSatisfying(t -> assertThat(t.value()).isEqualTo("VIP"));
  }

  private static void assertRefused(String regex) {
    assertThatThrownBy(() -> new LoyaltyPattern("gold", regex))
        .isInstanceOfSatisfying(
            DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CFG_01))
        .hasMessageContaining("gold");
  }
}
