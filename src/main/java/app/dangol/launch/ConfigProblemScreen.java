package app.dangol.launch;

import app.dangol.config.Problem;
import java.util.List;

/** Shows on a display why the app cannot start, besides the words on standard error. */
@FunctionalInterface
interface ConfigProblemScreen {
  /** Nothing but the words on standard error. */
  ConfigProblemScreen NONE = problems -> {};

  /**
   * Shows the problems until somebody closes the window. Called on the main thread before JavaFX
   * runs, and only where there is a display.
   */
  void showUntilClosed(List<Problem> problems) throws InterruptedException;
}
