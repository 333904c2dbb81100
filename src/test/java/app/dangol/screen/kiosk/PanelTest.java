package app.dangol.screen.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures are those worked out for the design, panel by panel. */
class PanelTest {
  @ParameterizedTest
  @CsvSource({
    // width, height, inches, px/mm, least Hangul px, least figures px, unit, figures at 20, canvas
    "1280, 800, 10.1, 5.88, 53, 61, 3.12, true, 410, 256",
    "1920, 1080, 15.6, 5.56, 82, 95, 4.82, true, 398, 224",
    "1080, 1920, 21.5, 4.03, 60, 69, 3.53, true, 306, 544",
    "1080, 1920, 27, 3.21, 48, 55, 3.24, false, 333, 593",
    "1080, 1920, 32, 2.71, 40, 47, 2.76, false, 391, 696"
  })
  void sizesFollowTheMillimetres(
      double width,
      double height,
      double inches,
      double pixelsPerMm,
      double hangul,
      double figures,
      double unit,
      boolean taller,
      double canvasWidth,
      double canvasHeight) {
    Panel panel = new Panel(width, height, inches);

    assertThat(panel.pixelsPerMm()).isCloseTo(pixelsPerMm, within(0.01));
    assertThat(panel.minHangul()).isCloseTo(hangul, within(1.0));
    assertThat(panel.minFigures()).isCloseTo(figures, within(1.0));
    assertThat(panel.hasTallerFigures()).isEqualTo(taller);
    assertThat(panel.unit()).isCloseTo(unit, within(0.07));
    assertThat(panel.unit() * Panel.BODY).isGreaterThanOrEqualTo(panel.minHangul());
    assertThat(panel.unit() * (taller ? Panel.TALLER_FIGURES : Panel.BODY))
        .isGreaterThanOrEqualTo(panel.minFigures() - 1e-9);
    assertThat(width / panel.unit()).isCloseTo(canvasWidth, within(10.0));
    assertThat(height / panel.unit()).isCloseTo(canvasHeight, within(14.0));
  }

  @Test
  void refusesAPanelThatCannotBe() {
    assertThatThrownBy(() -> new Panel(0, 800, 10)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Panel(1280, 800, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
