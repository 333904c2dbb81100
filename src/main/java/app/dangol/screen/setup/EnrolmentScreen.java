package app.dangol.screen.setup;

import app.dangol.screen.Appearance;
import app.dangol.screen.setup.model.EnrolmentPage;
import app.dangol.screen.theme.Theme;
import app.dangol.screen.theme.ThemeName;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

/**
 * Stands in place of the app while the device is not enrolled: the code in large letters, the
 * address as words and as a QR code. Made on the FX thread; binds to the view model.
 */
public final class EnrolmentScreen {
  /** Below this width, in px, the QR code stands under the words. */
  private static final double SIDE_BY_SIDE_FROM = 900;

  private final EnrolmentViewModel model;
  private final Runnable goOn;
  private final StackPane root = new StackPane();
  private final Theme theme = new Theme();
  private final Scene scene;
  private EnrolmentController page;

  /**
   * @param goOn opens the app with what is stored, where that may be
   */
  public EnrolmentScreen(EnrolmentViewModel model, double width, double height, Runnable goOn) {
    this.model = model;
    this.goOn = goOn;
    scene = new Scene(root, width, height);
    page = build();
    model.appearanceProperty().addListener((property, was, now) -> page = build());
    model.pageProperty().addListener((property, was, now) -> page.show(now));
    scene
        .widthProperty()
        .addListener((property, was, now) -> {
          if (isNarrow(was.doubleValue()) != isNarrow(now.doubleValue())) {
            page = build();
          }
        });
  }

  public Scene scene() {
    return scene;
  }

  private EnrolmentController build() {
    Appearance look = model.appearanceProperty().get();
    theme.apply(scene, themeName(look), look.textPercent() / 100.0);
    EnrolmentController built = EnrolmentController.load(model, isNarrow(scene.getWidth()), goOn);
    EnrolmentPage now = model.pageProperty().get();
    root.getChildren().setAll(built.node());
    built.show(now);
    root.requestFocus();
    return built;
  }

  private static boolean isNarrow(double width) {
    return width < SIDE_BY_SIDE_FROM;
  }

  private static ThemeName themeName(Appearance appearance) {
    return switch (appearance.palette()) {
      case LIGHT -> ThemeName.LIGHT;
      case DARK -> ThemeName.DARK;
      case CONTRAST -> ThemeName.CONTRAST;
    };
  }
}
