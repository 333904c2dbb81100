package app.dangol.screen.lock;

import app.dangol.screen.Appearance;
import app.dangol.screen.theme.Theme;
import app.dangol.screen.theme.ThemeName;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/**
 * Stands in place of the app while nobody is signed in: nothing of the app is in this scene. Made
 * on the FX thread; binds to the view model.
 */
public final class LockScreen {
  /** Below this width, in px, the pad stands under the people. */
  private static final double SIDE_BY_SIDE_FROM = 900;

  private final LockViewModel model;
  private final StackPane root = new StackPane();
  private final Theme theme = new Theme();
  private final Scene scene;
  private LockController page;

  public LockScreen(LockViewModel model, double width, double height) {
    this.model = model;
    scene = new Scene(root, width, height);
    page = build();
    model.appearanceProperty().addListener((property, was, now) -> page = build());
    model.pageProperty().addListener((property, was, now) -> page.show(now));
    model.typedProperty().addListener((property, was, now) -> page.showTyped(now.intValue()));
    scene
        .widthProperty()
        .addListener((property, was, now) -> {
          if (isNarrow(was.doubleValue()) != isNarrow(now.doubleValue())) {
            page = build();
          }
        });
    // After the filter that takes a reader's keys away.
    scene.addEventHandler(KeyEvent.KEY_TYPED, this::type);
    scene.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
  }

  public Scene scene() {
    return scene;
  }

  private void type(KeyEvent event) {
    String typed = event.getCharacter();
    if (typed.length() == 1 && typed.charAt(0) >= '0' && typed.charAt(0) <= '9') {
      model.type(typed.charAt(0) - '0');
      event.consume();
    }
  }

  private void press(KeyEvent event) {
    if (event.getCode() == KeyCode.BACK_SPACE) {
      model.takeBack();
    } else if (event.getCode() == KeyCode.ENTER) {
      model.enter();
    }
  }

  private LockController build() {
    Appearance look = model.appearanceProperty().get();
    theme.apply(scene, themeName(look), look.textPercent() / 100.0);
    LockController built = LockController.load(model, isNarrow(scene.getWidth()));
    root.getChildren().setAll(built.node());
    built.show(model.pageProperty().get());
    built.showTyped(model.typedProperty().get());
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
