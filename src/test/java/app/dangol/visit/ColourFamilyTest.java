package app.dangol.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourFamilyTest {
  @ParameterizedTest
  @CsvSource({
    "#C0392B, RED",
    "#E74C7C, PINK",
    "#E67E22, ORANGE",
    "#F1C40F, YELLOW",
    "#27AE60, GREEN",
    "#16A0A0, TEAL",
    "#2E5CB8, BLUE",
    "#7D3CB8, PURPLE",
    "#FFFFFF, NEUTRAL",
    "#202020, NEUTRAL",
    "#9A958F, NEUTRAL",
    "#ff0010, RED"
  })
  void namesColoursAsPeopleDo(String hex, ColourFamily family) {
    assertThat(ColourFamily.of(hex)).isEqualTo(family);
  }

  @Test
  void refusesWhatIsNoColour() {
    for (String text : new String[] {"", "red", "#12345", "#1234567", "#GGGGGG"}) {
      assertThatThrownBy(() -> ColourFamily.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
