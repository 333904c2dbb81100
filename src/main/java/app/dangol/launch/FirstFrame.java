package app.dangol.launch;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The moment a window's first frame has been drawn: the first pulse after the window is showing has
 * laid its scene out and handed it to the renderer, and the renderer has finished what it was
 * handed. To be used on the FX thread.
 */
final class FirstFrame {
  private static final Logger LOG = LoggerFactory.getLogger(FirstFrame.class);
  private static final Pattern LINE =
      Pattern.compile("first frame drawn at (\\S+), \\d+ ms after the JVM began");

  private final Scene scene;
  private final Stage stage;
  private final Consumer<Instant> then;
  private final Runnable onPulse = this::onLaidOut;

  private FirstFrame(Stage stage, Consumer<Instant> then) {
    this.stage = stage;
    this.scene = stage.getScene();
    this.then = then;
  }

  /**
   * Writes one line to the log once that window, which has its scene, is drawn for the first time.
   */
  static void log(Stage stage) {
    whenDrawn(stage, drawn -> LOG.info(inWords(drawn)));
  }

  /** Calls back, on the FX thread, with the time at which that window was drawn first. */
  static void whenDrawn(Stage stage, Consumer<Instant> then) {
    FirstFrame frame = new FirstFrame(stage, then);
    frame.scene.addPostLayoutPulseListener(frame.onPulse);
  }

  private void onLaidOut() {
    if (!stage.isShowing()) {
      return;
    }
    scene.removePostLayoutPulseListener(onPulse);
    // This pulse hands the scene to the renderer after its listeners. A picture of something else,
    // asked for behind that, comes back only when the renderer has finished the frame before it.
    Platform.runLater(() -> {
      new Region().snapshot(null, null);
      then.accept(Instant.now());
    });
  }

  /** The line for the log, which {@link #find} reads again. */
  static String inWords(Instant drawn) {
    long began = ManagementFactory.getRuntimeMXBean().getStartTime();
    return "first frame drawn at "
        + drawn
        + ", "
        + (drawn.toEpochMilli() - began)
        + " ms after the JVM began";
  }

  /** When the first frame was drawn, if this line of a log tells it. */
  static Optional<Instant> find(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.find() ? Optional.of(Instant.parse(matcher.group(1))) : Optional.empty();
  }
}
