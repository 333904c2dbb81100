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

  @ParameterizedTest
  @CsvSource({
    "1080, 1920, 32, false",
    "1080, 1920, 21.5, false",
    "1200, 1920, 24, false",
    "1280, 800, 10.1, false",
    "1920, 1080, 15.6, false",
    "1080, 1920, 15.6, true",
    "800, 1280, 10.1, true",
    "1024, 1280, 17, true",
    "1920, 1080, 13.3, true",
    "1366, 768, 11.6, true",
    "1024, 768, 15, true",
    "1024, 600, 7, true"
  })
  void knowsWhereTheUsualLayoutsDoNotFit(
      double width, double height, double inches, boolean small) {
    Panel panel = new Panel(width, height, inches);

    assertThat(panel.isSmall()).isEqualTo(small);
    assertThat(new Arrangement(panel, Kiosk.KOREAN).isCompact()).isEqualTo(small);
  }

  @ParameterizedTest
  @CsvSource({
    "1080, 1920, 32, 2.0",
    "1080, 1920, 21.5, 2.0",
    "1280, 800, 10.1, 2.0",
    "1920, 1080, 15.6, 2.0",
    "800, 1280, 10.1, 1.7",
    "1080, 1920, 15.6, 1.5",
    "1366, 768, 11.6, 1.5",
    "768, 1366, 11.6, 1.1"
  })
  void largerIsTwiceTheSizeOrWhatThePanelHolds(
      double width, double height, double inches, double factor) {
    Panel panel = new Panel(width, height, inches);
    Arrangement larger = new Arrangement(panel, Kiosk.KOREAN.withZoom(true));

    assertThat(larger.unit() / panel.unit()).isCloseTo(factor, within(0.05));
    assertThat(larger.width()).isGreaterThan(larger.isTall() ? 149.9 : 194.9);
  }

  /** The smallest panels a configuration may name, and those whose text jumps to 12 mm. */
  @ParameterizedTest
  @CsvSource({
    "1024, 600, 7",
    "600, 1024, 7",
    "800, 480, 7",
    "1366, 768, 11.1",
    "768, 1366, 11.1",
    "1024, 768, 11.1",
    "768, 1024, 11.1",
    "1920, 1080, 110",
    "2160, 3840, 55"
  })
  void thereIsRoomForACompactPageOnEveryPanel(double width, double height, double inches) {
    Arrangement usual = new Arrangement(new Panel(width, height, inches), Kiosk.KOREAN);

    assertThat(usual.width()).isGreaterThanOrEqualTo(usual.isTall() ? 150 : 195);
    assertThat(usual.height()).isGreaterThanOrEqualTo(usual.isTall() ? 220 : 110);
  }

  @Test
  void refusesAPanelThatCannotBe() {
    assertThatThrownBy(() -> new Panel(0, 800, 10)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Panel(1280, 800, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
