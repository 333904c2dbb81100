package app.dangol.screen.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.part.PillButton;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.css.CssParser;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxThreadExtension.class)
class ThemeTest {
  private final Theme theme = new Theme();

  @Test
  void everyWeightOfTheFontIsRead() {
    assertThat(new Fonts().load())
        .containsExactly("Pretendard", "Pretendard Medium", "Pretendard SemiBold", "Pretendard");
  }

  @Test
  void aSceneFollowsAChangeOfThemeAndScale() {
    new Fonts().load();
    Label price = new Label("12");
    price.getStyleClass().add("price");
    Scene scene = new Scene(new VBox(price), 300, 200);

    theme.apply(scene, ThemeName.LIGHT, 1);
    scene.getRoot().applyCss();
    assertThat(price.getFont().getFamily()).isEqualTo("Pretendard SemiBold");
    assertThat(price.getFont().getSize()).isEqualTo(17);
    assertThat(price.getTextFill())
        .isEqualTo(Tokens.of(ThemeName.LIGHT).colours().get("fg-default"));

    theme.apply(scene, ThemeName.DARK, 1.3);
    scene.getRoot().applyCss();
    assertThat(price.getFont().getSize()).isCloseTo(22.1, within(0.01));
    assertThat(price.getTextFill())
        .isEqualTo(Tokens.of(ThemeName.DARK).colours().get("fg-default"));
  }

  @Test
  void aButtonOfTheBaseThemeNeverTurnsBlueWhenFocused() {
    PillButton button = new PillButton(PillButton.Kind.PRIMARY, "x", () -> {});
    Scene scene = new Scene(new VBox(button), 300, 200);
    theme.apply(scene, ThemeName.LIGHT, 1);
    button.requestFocus();
    scene.getRoot().applyCss();
    Color pine = Tokens.of(ThemeName.LIGHT).colours().get("accent-emphasis");
    assertThat(button.getBackground().getFills().getLast().getFill()).isEqualTo(pine);
  }

  @Test
  void theSheetsHoldNothingTheParserRefuses() {
    List<String> errors = new ArrayList<>();
    ListChangeListener<CssParser.ParseError> note =
        change -> {
          while (change.next()) {
            change.getAddedSubList().forEach(error -> errors.add(error.getMessage()));
          }
        };
    CssParser.errorsProperty().addListener(note);
    try {
      for (ThemeName name : ThemeName.values()) {
        theme.apply(new Scene(new VBox(new Label("x")), 10, 10), name, 1.15);
        new CssParser().parse(Stylesheet.read(Theme.sheets(name)).scaled(1.15).text());
      }
    } finally {
      CssParser.errorsProperty().removeListener(note);
    }
    assertThat(errors).isEmpty();
  }

  @Test
  void refusesAScaleNobodyCouldRead() {
    Scene scene = new Scene(new VBox(), 10, 10);
    assertThatThrownBy(() -> theme.apply(scene, ThemeName.LIGHT, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
