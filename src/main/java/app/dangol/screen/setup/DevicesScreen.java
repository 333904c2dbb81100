package app.dangol.screen.setup;

import app.dangol.screen.Appearance;
import app.dangol.screen.setup.model.DevicesPage;
import app.dangol.screen.theme.Theme;
import app.dangol.screen.theme.ThemeName;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

/**
 * The device test page as a scene: what every reader sends, as it comes, for whoever sets the
 * device up. Never reached from a shopper's page. Made on the FX thread; binds to the view model.
 */
public final class DevicesScreen {
  /** Below this width, in px, there is no room for two columns. */
  private static final double TWO_COLUMNS_FROM = 1000;

  /** From this text size on there is none either. */
  private static final int ONE_COLUMN_FROM = 130;

  private final DevicesViewModel model;
  private final Optional<Runnable> back;
  private final StackPane root = new StackPane();
  private final Theme theme = new Theme();
  private final Scene scene;
  private DevicesController.Bound page;
  private boolean narrow;

  /**
   * @param back leaves the page, where it is part of the app
   */
  public DevicesScreen(
      DevicesViewModel model, double width, double height, Optional<Runnable> back) {
    this.model = model;
    this.back = back;
    scene = new Scene(root, width, height);
    narrow = isNarrow();
    page = build();
    model.appearanceProperty().addListener((property, was, now) -> rebuild());
    model
        .pageProperty()
        .addListener((property, was, now) -> now.ifPresentOrElse(this::show, this::empty));
    scene.widthProperty().addListener((property, was, now) -> rebuildIfTurned());
  }

  public Scene scene() {
    return scene;
  }

  private void show(DevicesPage now) {
    if (root.getChildren().isEmpty()) {
      rebuild();
    } else {
      page.show(now);
    }
  }

  /** What has been closed is in no scene any more, so that a camera's preview ends with it. */
  private void empty() {
    root.getChildren().clear();
  }

  private void rebuild() {
    narrow = isNarrow();
    page = build();
  }

  private DevicesController.Bound build() {
    Appearance now = model.appearanceProperty().get();
    theme.apply(scene, themeName(now), now.textPercent() / 100.0);
    DevicesController controller = DevicesController.load();
    DevicesController.Bound built = controller.new Bound(model, narrow, back);
    controller.node().getStyleClass().setAll("page", "devices");
    if (narrow) {
      controller.node().getStyleClass().add("portrait");
    }
    root.getChildren().setAll(controller.node());
    model.pageProperty().get().ifPresent(built::show);
    root.requestFocus();
    return built;
  }

  private void rebuildIfTurned() {
    if (narrow != isNarrow()) {
      rebuild();
    }
  }

  private boolean isNarrow() {
    return scene.getWidth() < TWO_COLUMNS_FROM
        || model.appearanceProperty().get().textPercent() >= ONE_COLUMN_FROM;
  }

  private static ThemeName themeName(Appearance appearance) {
    return switch (appearance.palette()) {
      case LIGHT -> ThemeName.LIGHT;
      case DARK -> ThemeName.DARK;
      case CONTRAST -> ThemeName.CONTRAST;
    };
  }
}
