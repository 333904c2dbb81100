package app.dangol.launch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/** Logs go to standard error, one line each; standard output belongs to the commands' answers. */
final class LogSetup {
  private static final String SETTINGS =
      """
      handlers = java.util.logging.ConsoleHandler
      .level = WARNING
      app.dangol.level = INFO
      io.javalin.level = WARNING
      org.eclipse.jetty.level = WARNING
      java.util.logging.ConsoleHandler.level = ALL
      java.util.logging.ConsoleHandler.formatter = java.util.logging.SimpleFormatter
      java.util.logging.SimpleFormatter.format = %1$tFT%1$tT %4$s %3$s: %5$s%6$s%n
      # JavaFX warns that it was loaded from the class path, which is how Dangol is packaged.
      javafx.level = SEVERE
      com.sun.javafx.level = SEVERE
      """;

  private LogSetup() {}

  static void apply() {
    try {
      LogManager.getLogManager()
          .readConfiguration(new ByteArrayInputStream(SETTINGS.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
