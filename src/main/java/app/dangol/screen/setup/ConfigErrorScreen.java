package app.dangol.screen.setup;

import app.dangol.config.Problem;
import app.dangol.screen.theme.Theme;
import app.dangol.screen.theme.ThemeName;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

/**
 * Stands in place of the app when the configuration cannot be used: says which lines of which file
 * are wrong and what may stand there, in Korean or English at one touch. Made on the FX thread; no
 * look can be configured yet, so it is the light one.
 */
public final class ConfigErrorScreen {
  private final StackPane root = new StackPane();
  private final Scene scene;
  private final List<Problem> problems;
  private final Runnable close;

  /**
   * @param problems every problem found, in the order of the file
   * @param language to begin with; the other one is a touch away
   * @param close ends the program
   */
  public ConfigErrorScreen(
      List<Problem> problems, Locale language, double width, double height, Runnable close) {
    this.problems = List.copyOf(problems);
    this.close = close;
    scene = new Scene(root, width, height);
    new Theme().apply(scene, ThemeName.LIGHT, 1);
    show(language);
  }

  public Scene scene() {
    return scene;
  }

  private void show(Locale language) {
    root.getChildren().setAll(ConfigErrorController.load(problems, language, this::show, close));
    root.requestFocus();
  }
}
