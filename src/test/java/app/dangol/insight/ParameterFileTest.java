package app.dangol.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterFileTest {
  private static final String TEXT = ParameterFile.write(ParameterFile.shipped());

  @Test
  void whatWasWrittenIsReadAsItWas() {
    assertThat(ParameterFile.read(TEXT)).isEqualTo(ParameterFile.shipped());
    assertThat(ParameterFile.shipped().products().repeats()).hasSizeGreaterThan(1_000);
    assertThat(ParameterFile.shipped().fitted().source()).contains("Online Retail");
  }

  @Test
  void noProductIsNamedWithFewerThanFiveBuyers() {
    assertThat(ParameterFile.shipped().products().repeats().values())
        .allMatch(repeats -> repeats.buyers() >= 5);
  }

  @Test
  void aCutFileIsRefused() {
    for (int end = 0; end < TEXT.length(); end += 997) {
      String cut = TEXT.substring(0, end);
      assertThatThrownBy(() -> ParameterFile.read(cut))
          .isInstanceOf(ParameterFile.MalformedException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "dangol-insight 1,dangol-insight 2",
    "visits.r ,visits.r -",
    "visits.alpha ,visits.beta ",
    "visits.b ,visits.b NaN",
    "visits.soon ,visits.soon 0.1 ",
    "products.within ,products.within x",
    "product 10002 40 6,product 10002 40",
    "product 10002 40 6,product 10002 6 40"
  })
  void whatIsNoParameterIsRefused(String was, String is) {
    assertThat(TEXT).contains(was);
    assertThatThrownBy(() -> ParameterFile.read(TEXT.replaceFirst(was, is)))
        .isInstanceOf(ParameterFile.MalformedException.class);
  }
}
