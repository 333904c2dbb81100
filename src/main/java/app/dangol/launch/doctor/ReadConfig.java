package app.dangol.launch.doctor;

import app.dangol.config.KioskConfig;
import app.dangol.config.Problem;
import java.nio.file.Path;
import java.util.List;

/** What came of reading the configuration. */
public sealed interface ReadConfig {
  Path file();

  /** It can be used. */
  record Usable(Path file, KioskConfig config) implements ReadConfig {}

  /** It cannot. */
  record Unusable(Path file, List<Problem> problems) implements ReadConfig {
    public Unusable {
      problems = List.copyOf(problems);
    }
  }
}
