package app.dangol.id;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GtinTest {
  // Examples printed in the GS1 General Specifications and on common goods.
  @ParameterizedTest
  @ValueSource(strings = {"96385074", "614141000036", "4006381333931", "09506000134352"})
  void readsEveryLengthWithARightCheckDigit(String digits) {
    assertThat(Gtin.find(digits))
        .map(Gtin::value)
        .hasValueSatisfying(v -> assertThat(v).hasSize(14));
  }

  @ParameterizedTest
  @ValueSource(strings = {"96385075", "4006381333932", "400638133393", "", "40063813339３1"})
  void refusesAWrongCheckDigitLengthOrDigit(String digits) {
    assertThat(Gtin.find(digits)).isEmpty();
  }
}
