package app.dangol.screen.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.DangolException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StylesheetTest {
  @ParameterizedTest
  @EnumSource(ThemeName.class)
  void scalesLengthsInPxAndNothingElse(ThemeName theme) {
    String plain = Stylesheet.read(Theme.sheets(theme)).text();
    String scaled = Stylesheet.read(Theme.sheets(theme)).scaled(1.3).text();

    assertThat(plain).contains("-fx-font-size: 40px").contains("-fx-line-spacing: 0.03em");
    assertThat(scaled)
        .contains("-fx-font-size: 52.00px")
        .contains("-fx-background-insets: -6.50px, -2.60px, 0")
        .contains("-fx-line-spacing: 0.03em")
        .contains("gaussian, -color-shadow-default, 18, 0, 0, 4")
        .contains("80ms");
    assertThat(scaled.lines().count()).isEqualTo(plain.lines().count());
  }

  @Test
  void keepsEveryLengthAtTheScaleOfOne() {
    Stylesheet sheet = Stylesheet.read(List.of("type.css"));
    assertThat(sheet.scaled(1).text().replace(".00px", "px")).isEqualTo(sheet.text());
  }

  @Test
  void namesASheetThatIsMissing() {
    assertThatThrownBy(() -> Stylesheet.read(List.of("absent.css")))
        .isInstanceOf(DangolException.class)
        .hasMessageContaining("absent.css");
  }
}
