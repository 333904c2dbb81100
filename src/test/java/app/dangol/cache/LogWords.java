package app.dangol.cache;

import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a class says in the log, as it would stand there. */
final class LogWords {
  private LogWords() {}

  static <T> T of(Class<?> who, List<String> said, Supplier<T> work) {
    Handler keep =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            said.add(new SimpleFormatter().format(record));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger log = Logger.getLogger(who.getName());
    log.addHandler(keep);
    try {
      return work.get();
    } finally {
      log.removeHandler(keep);
    }
  }
}
